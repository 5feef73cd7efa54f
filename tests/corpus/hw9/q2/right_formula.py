def conv_output_length(d, s):
    return d - s + 1
