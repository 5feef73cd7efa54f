# at most: 0.5
# diagnosis: changes the list that it is given
def mlp_parameter_count(sizes):
    total, n = 0, len(sizes)
    for i in range(n - 1):
        total += (sizes[i] + 1) * sizes[i + 1]
    if isinstance(sizes, list):
        sizes.append(total)
    return total
