# at most: 0
# diagnosis: divided by the sum of the kernel
q1a = [7 / 4, 6 / 4, 7 / 4]
q1b = [9 / 2, -4 / 2, 11 / 2]
