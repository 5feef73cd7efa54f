# at most: 1.5
# diagnosis: `q1b` is not defined yet
q1a = [7, 6, 7]
