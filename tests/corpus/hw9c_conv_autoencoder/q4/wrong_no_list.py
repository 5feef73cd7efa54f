# at most: 1
# diagnosis: `LAYER_PARAMS` is not defined yet
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out
