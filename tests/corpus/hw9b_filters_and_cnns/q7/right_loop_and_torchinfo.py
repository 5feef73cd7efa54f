def conv_parameter_count(c_in, c_out, k):
    n = 0
    for _ in range(c_out):
        n += 1
        for _ in range(c_in):
            n += k * k
    return n

LENET_TOTAL = summary(make_lenet(), input_size=(1, 1, 28, 28), verbose=0).total_params
