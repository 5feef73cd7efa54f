# at most: 0
# diagnosis: divided by the size of the kernel
q1a = [7 / 3, 2, 7 / 3]
q1b = [3, -4 / 3, 11 / 3]
