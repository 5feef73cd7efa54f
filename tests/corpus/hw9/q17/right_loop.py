def interpolate_latent(ae_model, image_0, image_1, steps=10):
    ae_model.eval()
    with torch.no_grad():
        code_0 = ae_model.encoder(image_0.view(1, 1, 28, 28))
        code_1 = ae_model.encoder(image_1.view(1, 1, 28, 28))
        frames = [ae_model.decoder((1 - t) * code_0 + t * code_1)[0, 0] for t in torch.linspace(0, 1, steps)]
    return torch.stack(frames)
