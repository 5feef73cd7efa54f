# at most: 0
# diagnosis: divided by the size
y_by_hand = [-2 / 3, 0, 0, 0, 0, 0, -8 / 3, -8 / 3]
