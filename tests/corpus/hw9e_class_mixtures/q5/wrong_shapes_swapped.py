# at most: 1
# diagnosis: The two shapes are swapped
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1)).all().item()
    return tuple(output.shape), tuple(code.shape), in_range
