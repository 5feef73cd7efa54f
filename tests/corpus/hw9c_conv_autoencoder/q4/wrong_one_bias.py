# at most: 0
# diagnosis: but one bias in a layer
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + 1


LAYER_PARAMS = [145, 577, 257, 65]
