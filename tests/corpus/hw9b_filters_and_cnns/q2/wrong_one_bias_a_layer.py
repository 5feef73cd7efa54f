# at most: 0
# diagnosis: one bias for each layer
def mlp_parameter_count(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i - 1] * sizes[i] + 1
    return total
