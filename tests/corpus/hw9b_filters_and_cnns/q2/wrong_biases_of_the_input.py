# at most: 0
# diagnosis: The input has biases, too
def mlp_parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)
