# at most: 0
# diagnosis: The widths are all multiplied
def mlp_parameter_count(sizes):
    total = 1
    for s in sizes:
        total *= s
    return total
