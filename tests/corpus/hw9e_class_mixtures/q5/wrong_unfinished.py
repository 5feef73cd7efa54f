# at most: 0
# diagnosis: not implemented
def check_sizes(network, x):
    raise NotImplementedError()
