# at most: 0
# diagnosis: The biases are missing
def mlp_parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))
