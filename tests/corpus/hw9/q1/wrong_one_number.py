# at most: 0
# diagnosis: three numbers
q1a = [7]
q1b = [9]
