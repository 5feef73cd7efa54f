# at most: 0
# diagnosis: the last product at each place only
q1a = [-1, 5, -2]
q1b = [1, -5, 2]
