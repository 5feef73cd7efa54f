# at most: 0
# diagnosis: is not implemented yet
def make_lenet():
    raise NotImplementedError()
