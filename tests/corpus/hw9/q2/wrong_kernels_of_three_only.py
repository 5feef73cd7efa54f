# at most: 0
# diagnosis: length 3 only
def conv_output_length(d, s):
    return d - 3 + 1
