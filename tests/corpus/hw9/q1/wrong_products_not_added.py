# at most: 0
# diagnosis: products at the first place only
q1a = [2, 6, -1]
q1b = [2, 6, 1]
