# at most: 0
# diagnosis: is not implemented yet
def make_criterion():
    raise NotImplementedError()


def make_optimizer(model, lr=0.1):
    raise NotImplementedError()
