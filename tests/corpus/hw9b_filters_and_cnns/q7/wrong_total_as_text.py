# at most: 1.5
# diagnosis: is not an array of numbers
def conv_parameter_count(c_in, c_out, k):
    return (c_in * k * k + 1) * c_out

LENET_TOTAL = "106,154"
