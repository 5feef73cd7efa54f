# at most: 1.5
# diagnosis: must be a bool, not a Tensor
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1)).all()
    return tuple(code.shape), tuple(output.shape), in_range
