# at most: 0
# diagnosis: always the same
def conv_output_length(d, s):
    return 8
