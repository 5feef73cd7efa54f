# at most: 1.5
# diagnosis: should be an integer
def conv_parameter_count(c_in, c_out, k):
    return c_out * (c_in * float(k) ** 2 + 1)

LENET_TOTAL = 106154
