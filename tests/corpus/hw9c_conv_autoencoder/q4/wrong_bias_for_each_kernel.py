# at most: 0
# diagnosis: bias for each kernel
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * (k**2 + 1)


LAYER_PARAMS = [160, 640, 320, 80]
