q1a = np.array([7, 6, 7])
q1b = np.array([9, -4, 11])
