# at most: 1.5
# diagnosis: should be an int
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2.0 + c_out


LAYER_PARAMS = [160, 580, 272, 65]
