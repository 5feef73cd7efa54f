# at most: 0.5
# diagnosis: weights and biases together
def conv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k * k, c_out

LENET_TOTAL = 106154
