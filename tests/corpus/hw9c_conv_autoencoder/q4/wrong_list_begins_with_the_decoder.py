# at most: 1
# diagnosis: encoder and the decoder are swapped
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [272, 65, 160, 580]
