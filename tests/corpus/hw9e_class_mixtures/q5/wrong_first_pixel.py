# at most: 1
# diagnosis: a pixel is above 1
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = bool(0 <= output.flatten()[0] <= 1)
    return tuple(code.shape), tuple(output.shape), in_range
