# at most: 1
# diagnosis: always True
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = True
    return tuple(code.shape), tuple(output.shape), in_range
