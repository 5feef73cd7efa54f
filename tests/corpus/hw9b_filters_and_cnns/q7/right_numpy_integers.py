def conv_parameter_count(c_in, c_out, k):
    return np.prod([c_in, c_out, k, k]) + np.int64(c_out)

LENET_TOTAL = np.int64(106154)
