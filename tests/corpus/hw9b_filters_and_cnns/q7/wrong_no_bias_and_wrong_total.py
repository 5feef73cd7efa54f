# at most: 0
# diagnosis: LENET_TOTAL is that of the classic
def conv_parameter_count(c_in, c_out, k):
    return c_out * c_in * k * k

LENET_TOTAL = 61706
