def tconv_parameter_count(c_in, c_out, k):
    return c_out * (c_in * k * k + 1)


LAYER_PARAMS = (160, 580, 272, 65)
