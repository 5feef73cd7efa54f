# at most: 0.5
# diagnosis: Only h[-1] is used
y_by_hand = [-2, -2, -2, -2, -2, -2, -10, -10]
