# at most: 2
# diagnosis: Two of the three
q1a = [7, 6, 7]
q1b = [9, -4, 7]
