# at most: 1.5
# diagnosis: bias for each map of the input
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [160, 580, 260, 80]
