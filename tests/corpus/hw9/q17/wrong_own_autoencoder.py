# at most: 0.5
# diagnosis: ae_model is not used

ae = nn.Sequential()
ae.encoder = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
ae.decoder = nn.Sequential(nn.Linear(10, 784), nn.Unflatten(1, (1, 28, 28)))


@torch.no_grad()
def interpolate_latent(ae_model, image_0, image_1, steps=10):
    ae.eval()
    E, D = (lambda x: ae.encoder(x[:, None])), (lambda c: ae.decoder(c)[:, 0])
    x0, x1 = image_0[None], image_1[None]
    t = torch.linspace(0, 1, steps).view(-1, 1)
    return D((1 - t) * E(x0) + t * E(x1))
