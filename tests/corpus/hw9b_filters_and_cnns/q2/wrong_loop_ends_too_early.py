# at most: 0
# diagnosis: The last layer is missing
def mlp_parameter_count(sizes):
    total = 0
    for i in range(len(sizes) - 2):
        total += (sizes[i] + 1) * sizes[i + 1]
    return total
