def mlp_parameter_count(sizes):
    total = 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        total += n_in * n_out  # weights
        total += n_out  # biases
    return total
