def check_sizes(network, x):
    code = network.encoder(x)
    output = network.decoder(code)
    pixels = output.detach().cpu().numpy()
    return code.size(), output.size(), bool(np.all((0 <= pixels) & (pixels <= 1)))
