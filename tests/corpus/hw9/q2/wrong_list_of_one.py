# at most: 0
# diagnosis: a single number
def conv_output_length(d, s):
    return [d - s + 1]
