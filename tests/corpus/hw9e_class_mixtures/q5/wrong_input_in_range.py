# at most: 1
# diagnosis: always True
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((x >= 0) & (x <= 1)).all().item()
    return tuple(code.shape), tuple(output.shape), in_range
