# at most: 0
# diagnosis: multiply the numbers of maps
def tconv_parameter_count(c_in, c_out, k):
    return (c_in + c_out) * k**2 + c_out


LAYER_PARAMS = [169, 184, 96, 69]
