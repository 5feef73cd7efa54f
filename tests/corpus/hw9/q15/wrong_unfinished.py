# at most: 0
# diagnosis: is missing

raise NotImplementedError
