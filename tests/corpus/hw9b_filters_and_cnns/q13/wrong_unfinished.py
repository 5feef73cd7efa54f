# at most: 0
# diagnosis: not defined yet
raise NotImplementedError()
