# at most: 0
# diagnosis: is not implemented yet
def make_cnn(filters=(16, 32, 64)):
    raise NotImplementedError()
