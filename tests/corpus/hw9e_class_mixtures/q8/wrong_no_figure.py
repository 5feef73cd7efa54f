# at most: 2
# diagnosis: is not defined yet
def pair_grid(originals, reconstructions):
    pairs = np.stack([np.asarray(each).reshape(100, 28, 28) for each in (originals, reconstructions)], axis=1)
    return pairs.reshape(10, 10, 2, 28, 28).transpose(0, 3, 1, 2, 4).reshape(280, 560)


originals = val_images[:100]
with torch.no_grad():
    reconstructions = network.eval()(originals.to(device)).cpu()
