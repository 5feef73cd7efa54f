# at most: 1.5
# diagnosis: `LENET_TOTAL` is not defined yet
def conv_parameter_count(c_in, c_out, k):
    return (c_in * k * k + 1) * c_out

# LENET_TOTAL = how many the whole network of q6 has
