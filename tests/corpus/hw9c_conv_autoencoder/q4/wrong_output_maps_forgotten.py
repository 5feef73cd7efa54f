# at most: 0
# diagnosis: maps of the output are forgotten
def tconv_parameter_count(c_in, c_out, k):
    return c_in * k**2 + c_out


LAYER_PARAMS = [25, 148, 32, 65]
