# at most: 0
# diagnosis: not defined
raise NotImplementedError()
