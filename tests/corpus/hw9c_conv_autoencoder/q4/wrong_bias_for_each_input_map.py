# at most: 0
# diagnosis: bias for each map of the input
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_in


LAYER_PARAMS = [145, 592, 260, 80]
