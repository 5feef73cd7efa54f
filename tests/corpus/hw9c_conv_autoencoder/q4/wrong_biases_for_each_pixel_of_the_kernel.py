# at most: 0
# diagnosis: k · k biases for each map
def tconv_parameter_count(c_in, c_out, k):
    return (c_in * c_out + c_out) * k**2


LAYER_PARAMS = [288, 612, 320, 68]
