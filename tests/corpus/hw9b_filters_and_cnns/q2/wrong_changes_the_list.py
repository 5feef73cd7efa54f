# at most: 0
# diagnosis: raised AttributeError
def mlp_parameter_count(sizes):
    total, a = 0, sizes.pop(0)
    while sizes:
        b = sizes.pop(0)
        total += (a + 1) * b
        a = b
    return total
