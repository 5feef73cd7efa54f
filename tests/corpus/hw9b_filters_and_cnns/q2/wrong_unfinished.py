# at most: 0
# diagnosis: is not implemented yet
def mlp_parameter_count(sizes):
    raise NotImplementedError()
