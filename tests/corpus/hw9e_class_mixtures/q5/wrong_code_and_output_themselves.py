# at most: 1
# diagnosis: A tensor itself is returned
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1)).all().item()
    return code, output, in_range
