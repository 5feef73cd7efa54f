# at most: 0.5
# diagnosis: k is not squared
def conv_parameter_count(c_in, c_out, k):
    return c_out * (c_in * k + 1)

LENET_TOTAL = 106154
