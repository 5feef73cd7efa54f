def tconv_parameter_count(c_in, c_out, k):
    layer = nn.ConvTranspose2d(c_in, c_out, k)
    return sum(weights.numel() for weights in layer.parameters())


LAYER_PARAMS = np.array([160, 580, 272, 65])
