def interpolate_latent(ae_model, image_0, image_1, steps=10):
    encoder, decoder = ae_model.encoder.eval(), ae_model.decoder.eval()
    start = encoder(image_0.reshape(1, 1, 28, 28)).detach().numpy()
    end = encoder(image_1.reshape(1, 1, 28, 28)).detach().numpy()
    frames = []
    for t in np.linspace(0, 1, num=steps):
        code = torch.from_numpy((1 - t) * start + t * end).float()
        frames.append(decoder(code).detach().numpy().reshape(28, 28))
    return frames
