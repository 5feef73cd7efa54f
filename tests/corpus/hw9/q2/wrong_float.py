# at most: 2.5
# diagnosis: should be an integer
def conv_output_length(d, s):
    return (d - s + 1) / 1
