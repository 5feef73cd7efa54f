# at most: 1
# diagnosis: multiplied by 2 instead of squared
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k * 2 + c_out


LAYER_PARAMS = [112, 388, 272, 65]
