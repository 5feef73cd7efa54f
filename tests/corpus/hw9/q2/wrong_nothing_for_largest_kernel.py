# at most: 2.5
# diagnosis: wrong values
def conv_output_length(d, s):
    return d - s + 1 if s < d else 0
