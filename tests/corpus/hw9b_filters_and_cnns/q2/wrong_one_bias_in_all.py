# at most: 0
# diagnosis: one bias altogether
def mlp_parameter_count(sizes):
    return sum(sizes[i - 1] * sizes[i] for i in range(1, len(sizes))) + 1
