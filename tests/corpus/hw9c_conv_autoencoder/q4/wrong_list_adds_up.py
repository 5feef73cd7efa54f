# at most: 1
# diagnosis: go on adding up
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [160, 740, 1012, 1077]
