# at most: 1
# diagnosis: without the number of images
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1)).all().item()
    return tuple(code.shape[1:]), tuple(output.shape[1:]), in_range
