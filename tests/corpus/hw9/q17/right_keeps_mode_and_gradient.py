def interpolate_latent(ae_model, image_0, image_1, steps=10):
    was_training = ae_model.training
    ae_model.eval()
    z0, z1 = (ae_model.encoder(torch.as_tensor(image, dtype=torch.float32)[None, None]) for image in (image_0, image_1))
    t = torch.arange(steps).reshape(-1, 1) / (steps - 1)
    frames = ae_model.decoder(z0 + t * (z1 - z0))[:, 0]
    ae_model.train(was_training)
    return frames
