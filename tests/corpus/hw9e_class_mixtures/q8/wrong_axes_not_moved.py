# at most: 1.5
# diagnosis: axes are merged without moving
def pair_grid(originals, reconstructions):
    pairs = np.stack([np.asarray(each).reshape(100, 28, 28) for each in (originals, reconstructions)], axis=1)
    return pairs.reshape(280, 560)


originals = val_images[:100]
with torch.no_grad():
    reconstructions = network.eval()(originals.to(device)).cpu()
fig_pairs = show_canvas(pair_grid(originals, reconstructions))
