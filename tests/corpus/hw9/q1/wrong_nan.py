# at most: 0
# diagnosis: NaN
q1a = [np.nan] * 3
q1b = [np.nan] * 3
