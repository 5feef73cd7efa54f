def conv_output_length(d, s):
    return sum(1 for start in range(d) if start + s <= d)
