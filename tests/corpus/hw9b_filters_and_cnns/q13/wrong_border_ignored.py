# at most: 0.5
# diagnosis: ignores the border
y_by_hand = [0, 0, 0, 0, 0, 0, -8, -8]
