# at most: 0
# diagnosis: not defined yet
y_by_hand = None
