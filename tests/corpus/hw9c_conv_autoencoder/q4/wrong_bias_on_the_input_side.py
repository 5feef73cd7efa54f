# at most: 0
# diagnosis: bias for each map of the input
def tconv_parameter_count(c_in, c_out, k):
    return c_in * (c_out * k**2 + 1)


LAYER_PARAMS = [145, 592, 260, 80]
