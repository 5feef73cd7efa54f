# at most: 0.5
# diagnosis: runs in train mode

@torch.no_grad()
def interpolate_latent(ae_model, image_0, image_1, steps=10):
    ae_model.train()
    E, D = (lambda x: ae_model.encoder(x[:, None])), (lambda c: ae_model.decoder(c)[:, 0])
    x0, x1 = image_0[None], image_1[None]
    t = torch.linspace(0, 1, steps).view(-1, 1)
    return D((1 - t) * E(x0) + t * E(x1))
