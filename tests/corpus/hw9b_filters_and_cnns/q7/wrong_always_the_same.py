# at most: 0.5
# diagnosis: The count is always the same
def conv_parameter_count(c_in, c_out, k):
    return 60

LENET_TOTAL = 106154
