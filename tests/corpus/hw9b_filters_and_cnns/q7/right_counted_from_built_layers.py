def conv_parameter_count(c_in, c_out, k):
    layer = nn.Conv2d(c_in, c_out, kernel_size=k)
    return sum(p.numel() for p in layer.parameters() if p.requires_grad)

LENET_TOTAL = sum(p.numel() for p in make_lenet().parameters())
