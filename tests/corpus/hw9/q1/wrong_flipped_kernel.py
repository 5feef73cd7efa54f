# at most: 1.5
# diagnosis: flipping the kernel
q1a = [7, 6, 7]
q1b = [3, 0, 9]
