def conv_output_length(d, s):
    return np.int64(d) - np.int64(s) + np.int64(1)
