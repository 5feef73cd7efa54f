# at most: 0
# diagnosis: maps of the input are forgotten
def tconv_parameter_count(c_in, c_out, k):
    return c_out * (k**2 + 1)


LAYER_PARAMS = [160, 40, 80, 5]
