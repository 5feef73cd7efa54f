def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = bool(output.min() >= 0 and output.max() <= 1)
    return tuple(code.shape), tuple(output.shape), in_range
