# at most: 0
# diagnosis: k numbers here
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k + c_out


LAYER_PARAMS = [64, 196, 144, 33]
