# at most: 0
# diagnosis: The units are counted
def mlp_parameter_count(sizes):
    return sum(sizes)
