# at most: 1.5
# diagnosis: that of 5×5 kernels
def conv_parameter_count(c_in, c_out, k):
    return (c_in * k * k + 1) * c_out

LENET_TOTAL = conv_parameter_count(1, 6, 5) + conv_parameter_count(6, 16, 5) + mlp_parameter_count([784, 120, 84, 10])
