# at most: 0
# diagnosis: biases of the last layer are missing
def mlp_parameter_count(sizes):
    return sum(sizes[i - 1] * sizes[i] for i in range(1, len(sizes))) + sum(sizes[1:-1])
