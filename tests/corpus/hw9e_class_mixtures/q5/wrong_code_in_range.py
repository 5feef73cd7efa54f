# at most: 1.5
# diagnosis: in_range is False where
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((code >= 0) & (code <= 1)).all().item()
    return tuple(code.shape), tuple(output.shape), in_range
