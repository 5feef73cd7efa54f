# at most: 0
# diagnosis: odd length only
def conv_output_length(d, s):
    return d - 2 * (s // 2)
