# at most: 1.5
# diagnosis: above 1: check the upper bound
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = (output >= 0).all().item()
    return tuple(code.shape), tuple(output.shape), in_range
