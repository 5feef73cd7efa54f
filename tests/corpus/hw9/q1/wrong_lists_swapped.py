# at most: 0
# diagnosis: result for the other kernel
q1a = [9, -4, 11]
q1b = [7, 6, 7]
