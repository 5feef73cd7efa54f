# at most: 0
# diagnosis: one too large
def conv_output_length(d, s):
    return d - s + 2
