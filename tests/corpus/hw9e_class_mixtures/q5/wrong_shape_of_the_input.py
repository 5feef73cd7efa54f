# at most: 1.5
# diagnosis: output_shape is that of the images
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1)).all().item()
    return tuple(code.shape), tuple(x.shape), in_range
