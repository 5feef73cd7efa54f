# at most: 1.5
# diagnosis: the dense network of q1
def conv_parameter_count(c_in, c_out, k):
    return (c_in * k * k + 1) * c_out

LENET_TOTAL = 567_434
