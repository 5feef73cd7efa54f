def check_sizes(network, x):
    network.eval()
    with torch.inference_mode():
        code = network.encoder(x)
        output = network.decoder(code)
    return tuple(code.shape), tuple(output.shape), torch.equal(output, output.clamp(0, 1))
