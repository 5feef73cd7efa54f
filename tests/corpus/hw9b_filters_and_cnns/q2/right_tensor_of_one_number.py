def mlp_parameter_count(sizes):
    s = torch.tensor(sizes)
    return ((s[:-1] + 1) * s[1:]).sum()
