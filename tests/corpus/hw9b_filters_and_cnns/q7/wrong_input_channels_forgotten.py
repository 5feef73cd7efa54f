# at most: 0.5
# diagnosis: The input channels are forgotten
def conv_parameter_count(c_in, c_out, k):
    return c_out * (k * k + 1)

LENET_TOTAL = conv_parameter_count(1, 6, 3) + conv_parameter_count(6, 16, 3) + 94200 + 10164 + 850
