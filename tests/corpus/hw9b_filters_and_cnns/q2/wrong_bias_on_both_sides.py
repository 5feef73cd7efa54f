# at most: 0
# diagnosis: A bias is added to both factors
def mlp_parameter_count(sizes):
    return sum((a + 1) * (b + 1) for a, b in zip(sizes, sizes[1:]))
