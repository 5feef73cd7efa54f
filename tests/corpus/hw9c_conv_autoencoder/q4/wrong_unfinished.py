# at most: 0
# diagnosis: not implemented yet
def tconv_parameter_count(c_in, c_out, k):
    raise NotImplementedError()


raise NotImplementedError()
