# at most: 0.5
# diagnosis: should be an integer
def mlp_parameter_count(sizes):
    total = 0.0
    for a, b in zip(sizes, sizes[1:]):
        total += (a + 1) * b
    return total
