# at most: 0.5
# diagnosis: met once only
y_by_hand = [-2, 0, 0, 0, 0, 0, 0, -8]
