# at most: 0.5
# diagnosis: fixed one
def check_sizes(network, x):
    with torch.no_grad():
        code = network.encoder(x)
        output = network.decoder(code)
    in_range = ((output >= 0) & (output <= 1)).all().item()
    return (4, 10), (4, 1, 28, 28), True
