# at most: 1.5
# diagnosis: in reverse order
q1a = [7, 6, 7]
q1b = [11, -4, 9]
