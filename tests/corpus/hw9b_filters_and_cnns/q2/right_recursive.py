def mlp_parameter_count(sizes):
    if len(sizes) < 2:
        return 0
    return (sizes[0] + 1) * sizes[1] + mlp_parameter_count(sizes[1:])
