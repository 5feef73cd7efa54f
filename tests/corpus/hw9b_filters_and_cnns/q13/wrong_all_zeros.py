# at most: 0
# diagnosis: Everything is 0
y_by_hand = [0] * 8
