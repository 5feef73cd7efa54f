# at most: 1.5
# diagnosis: all reconstructions on the right
def pair_grid(originals, reconstructions):
    pairs = np.stack([np.asarray(each).reshape(100, 28, 28) for each in (originals, reconstructions)], axis=1)
    return np.concatenate([each.reshape(10, 10, 28, 28).transpose(0, 2, 1, 3).reshape(280, 280) for each in (pairs[:, 0], pairs[:, 1])], axis=1)


originals = val_images[:100]
with torch.no_grad():
    reconstructions = network.eval()(originals.to(device)).cpu()
fig_pairs = show_canvas(pair_grid(originals, reconstructions))
