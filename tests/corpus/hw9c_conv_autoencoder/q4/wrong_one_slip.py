# at most: 1.5
# diagnosis: has the right shape, but wrong values
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [160, 580, 272, 64]
