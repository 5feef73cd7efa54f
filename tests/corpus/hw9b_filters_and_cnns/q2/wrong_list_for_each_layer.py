# at most: 0
# diagnosis: add the layers up
def mlp_parameter_count(sizes):
    return [(a + 1) * b for a, b in zip(sizes, sizes[1:])]
