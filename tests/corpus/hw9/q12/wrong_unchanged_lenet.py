# at most: 2
# diagnosis: the network of q10, unchanged

def make_improved():
    return make_lenet()
