# at most: 0.5
# diagnosis: a value for each pixel
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1))
    return tuple(code.shape), tuple(output.shape), in_range
