# at most: 0
# diagnosis: three numbers
x = [2, 3, -1, 5, -2]
q1a = np.convolve(x, [1, 2, 1])
q1b = np.convolve(x, [-1, 2, 1])
