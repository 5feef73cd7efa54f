# at most: 0
# diagnosis: one place too early
y_by_hand = [0, 0, 0, 0, 0, -8, -8, 0]
