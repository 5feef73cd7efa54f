# at most: 1.5
# diagnosis: counts the convolutions only
def conv_parameter_count(c_in, c_out, k):
    return (c_in * k * k + 1) * c_out

LENET_TOTAL = conv_parameter_count(1, 6, 3) + conv_parameter_count(6, 16, 3)
