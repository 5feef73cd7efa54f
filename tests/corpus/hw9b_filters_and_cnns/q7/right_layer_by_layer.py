def conv_parameter_count(c_in, c_out, k):
    weights = c_in * c_out * k**2
    biases = c_out
    return weights + biases

LENET_TOTAL = 60 + 880 + 94_200 + 10_164 + 850
