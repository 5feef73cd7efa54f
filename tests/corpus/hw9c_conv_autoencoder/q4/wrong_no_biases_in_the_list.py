# at most: 1
# diagnosis: The biases are missing
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [144, 576, 256, 64]
