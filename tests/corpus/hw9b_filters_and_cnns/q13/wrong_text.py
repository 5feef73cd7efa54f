# at most: 0
# diagnosis: not an array of numbers
y_by_hand = "-2, 0, 0, 0, 0, 0, -8, -8"
