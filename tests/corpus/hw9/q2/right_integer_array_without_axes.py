def conv_output_length(d, s):
    return np.array(d - s + 1)
