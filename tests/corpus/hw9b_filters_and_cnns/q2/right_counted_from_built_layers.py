def mlp_parameter_count(sizes):
    layers = [nn.Linear(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
    return sum(p.numel() for p in nn.Sequential(*layers).parameters())
