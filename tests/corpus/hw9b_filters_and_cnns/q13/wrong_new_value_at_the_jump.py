# at most: 0.5
# diagnosis: difference of two neighbours
y_by_hand = [-2, 0, 0, 0, 0, 0, -10, -10]
