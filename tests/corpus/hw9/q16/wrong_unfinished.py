# at most: 0
# diagnosis: is not implemented yet

def make_better_encoder():
    raise NotImplementedError


def make_better_decoder():
    raise NotImplementedError
