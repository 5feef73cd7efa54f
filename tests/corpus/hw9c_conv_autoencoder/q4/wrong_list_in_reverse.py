# at most: 1
# diagnosis: reverse order
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [65, 272, 580, 160]
