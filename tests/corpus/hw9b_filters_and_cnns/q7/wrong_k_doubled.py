# at most: 0.5
# diagnosis: k is doubled
def conv_parameter_count(c_in, c_out, k):
    return c_out * (c_in * k * 2 + 1)

LENET_TOTAL = 106154
