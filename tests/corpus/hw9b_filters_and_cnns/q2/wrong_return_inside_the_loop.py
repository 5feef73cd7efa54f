# at most: 0
# diagnosis: Only the first layer is counted
def mlp_parameter_count(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += (sizes[i] + 1) * sizes[i + 1]
        return total
