def tconv_parameter_count(c_in, c_out, k):
    weights = c_in * c_out * k * k
    biases = c_out
    return weights + biases


def conv_parameter_count(c_in, c_out, k):
    return (c_in * k**2 + 1) * c_out


LAYER_PARAMS = [
    conv_parameter_count(1, 16, 3),
    conv_parameter_count(16, 4, 3),
    tconv_parameter_count(4, 16, 2),
    tconv_parameter_count(16, 1, 2),
]
