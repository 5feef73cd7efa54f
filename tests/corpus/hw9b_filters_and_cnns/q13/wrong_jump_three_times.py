# at most: 0.5
# diagnosis: met three times
y_by_hand = [-2, 0, 0, 0, 0, -8, -8, -8]
