# at most: 0.5
# diagnosis: in_range
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = not ((output >= 0) & (output <= 1)).all().item()
    return tuple(code.shape), tuple(output.shape), in_range
