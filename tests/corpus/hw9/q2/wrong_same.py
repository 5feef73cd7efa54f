# at most: 0
# diagnosis: length of the sequence
def conv_output_length(d, s):
    return d
