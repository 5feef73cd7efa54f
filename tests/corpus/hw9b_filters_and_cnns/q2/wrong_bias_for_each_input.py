# at most: 0
# diagnosis: a bias for each input of a layer
def mlp_parameter_count(sizes):
    return sum(a * b + a for a, b in zip(sizes, sizes[1:]))
