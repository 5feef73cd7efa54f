# at most: 1.5
# diagnosis: has only one pooling
def conv_parameter_count(c_in, c_out, k):
    return (c_in * k * k + 1) * c_out

LENET_TOTAL = 940 + mlp_parameter_count([16 * 14 * 14, 120, 84, 10])
