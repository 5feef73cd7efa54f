# at most: 0.5
# diagnosis: the other end of the signal
y_by_hand = [3, 0, 0, 0, 0, 0, -8, -8]
