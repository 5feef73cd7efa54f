# at most: 0
# diagnosis: is the `return` missing
def mlp_parameter_count(sizes):
    print(sum((a + 1) * b for a, b in zip(sizes, sizes[1:])))
