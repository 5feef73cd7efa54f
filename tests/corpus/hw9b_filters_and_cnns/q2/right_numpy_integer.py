def mlp_parameter_count(sizes):
    s = np.array(sizes)
    return (s[:-1] * s[1:]).sum() + s[1:].sum()
