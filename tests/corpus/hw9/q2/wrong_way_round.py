# at most: 0
# diagnosis: wrong way round
def conv_output_length(d, s):
    return s - d + 1
