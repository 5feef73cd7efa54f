# at most: 0.5
# diagnosis: The output channels are forgotten
def conv_parameter_count(c_in, c_out, k):
    return c_in * k * k + 1

LENET_TOTAL = 106154
