# at most: 1
# diagnosis: a list of four numbers
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [160, 580, 272, 65, 1077]
