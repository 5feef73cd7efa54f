# at most: 0
# diagnosis: h is not flipped
y_by_hand = [2, 0, 0, 0, 0, 0, 8, 8]
