@torch.no_grad()
def interpolate_latent(ae_model, image_0, image_1, steps=10):
    ae_model.eval()
    codes = ae_model.encoder(torch.stack([image_0, image_1])[:, None])
    t = torch.linspace(0, 1, steps)[:, None]
    return ae_model.decoder(torch.lerp(codes[:1], codes[1:], t)).squeeze(1).numpy()
