# at most: 1.5
# diagnosis: biases of the dense layers
def conv_parameter_count(c_in, c_out, k):
    return (c_in * k * k + 1) * c_out

LENET_TOTAL = 940 + 784 * 120 + 120 * 84 + 84 * 10
