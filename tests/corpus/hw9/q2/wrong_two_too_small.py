# at most: 0
# diagnosis: two too small
def conv_output_length(d, s):
    return (d - 1) - s
