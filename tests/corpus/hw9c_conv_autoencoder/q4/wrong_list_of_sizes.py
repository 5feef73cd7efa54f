# at most: 1
# diagnosis: those of outputs, not of parameters
def tconv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k**2 + c_out


LAYER_PARAMS = [12544, 784, 3136, 784]
