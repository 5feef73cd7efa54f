# at most: 0.5
# diagnosis: one bias for the whole layer
def conv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k * k + 1

LENET_TOTAL = conv_parameter_count(1, 6, 3) + conv_parameter_count(6, 16, 3) + 94200 + 10164 + 850
