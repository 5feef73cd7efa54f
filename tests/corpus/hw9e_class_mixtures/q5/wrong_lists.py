# at most: 1.5
# diagnosis: must be a tuple, not a list
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1)).all().item()
    return list(code.shape), list(output.shape), in_range
