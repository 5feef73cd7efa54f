# at most: 0
# diagnosis: is not implemented yet
def conv_parameter_count(c_in, c_out, k):
    raise NotImplementedError()

# LENET_TOTAL = how many the whole network of q6 has
