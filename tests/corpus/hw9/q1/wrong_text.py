# at most: 0
# diagnosis: not an array of numbers
q1a = "7 6 7"
q1b = "9 -4 11"
