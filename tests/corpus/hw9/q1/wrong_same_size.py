# at most: 0
# diagnosis: three numbers
q1a = [7, 7, 6, 7, 1]
q1b = [1, 9, -4, 11, 1]
