# at most: 1.5
# diagnosis: wrong size
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [80, 260, 272, 65]
