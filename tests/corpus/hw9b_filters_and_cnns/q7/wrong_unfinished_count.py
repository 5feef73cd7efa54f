# at most: 0.5
# diagnosis: is not implemented yet
def conv_parameter_count(c_in, c_out, k):
    raise NotImplementedError()

LENET_TOTAL = 106154
