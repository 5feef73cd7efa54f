# at most: 0
# diagnosis: the signal itself
y_by_hand = [2, 2, 2, 2, 2, 2, 2, 10]
