# at most: 2
# diagnosis: wrong values
q1a = [7, 6, 7]
q1b = [9, -4, 7]
