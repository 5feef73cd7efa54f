# at most: 0.5
# diagnosis: one place too early
y_by_hand = [-2, 0, 0, 0, 0, -8, -8, 0]
