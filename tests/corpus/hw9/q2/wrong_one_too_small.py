# at most: 0
# diagnosis: one too small
def conv_output_length(d, s):
    return d - s
