# at most: 0
# diagnosis: side by side
def conv_output_length(d, s):
    return d // s
