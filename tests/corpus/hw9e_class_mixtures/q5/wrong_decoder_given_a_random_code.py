# at most: 1.5
# diagnosis: decoder is not given the code
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(torch.rand_like(code))
    in_range = ((output >= 0) & (output <= 1)).all().item()
    return tuple(code.shape), tuple(output.shape), in_range
