# at most: 0.5
# diagnosis: one place too late
y_by_hand = [-2, -2, 0, 0, 0, 0, 0, -8]
