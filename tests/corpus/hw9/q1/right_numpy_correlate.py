x = np.array([2, 3, -1, 5, -2])
q1a = np.correlate(x, [1, 2, 1], "valid")
q1b = np.correlate(x, [1, 2, -1], "valid")
