# at most: 0
# diagnosis: both have biases
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_in + c_out


LAYER_PARAMS = [161, 596, 276, 81]
