# at most: 1
# diagnosis: The kernel is a cube
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**3 + c_out


LAYER_PARAMS = [160, 580, 272, 65]
