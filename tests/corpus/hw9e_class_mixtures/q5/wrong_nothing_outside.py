# at most: 1.5
# diagnosis: a pixel is NaN
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = not ((output < 0) | (output > 1)).any().item()
    return tuple(code.shape), tuple(output.shape), in_range
