# at most: 1
# diagnosis: The two layers are in the wrong order
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [580, 160, 65, 272]
