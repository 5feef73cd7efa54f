# at most: 0.5
# diagnosis: is the `return` missing
def conv_parameter_count(c_in, c_out, k):
    print(c_out * (c_in * k * k + 1))

LENET_TOTAL = 106154
