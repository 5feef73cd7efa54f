def pair_grid(originals, reconstructions):
    left, right = (np.asarray(each).reshape(10, 10, 28, 28) for each in (originals, reconstructions))
    pairs = np.concatenate([left, right], axis=3)
    return np.concatenate(np.concatenate(pairs, axis=1), axis=1)


originals = val_images[:100]
with torch.no_grad():
    reconstructions = network.eval()(originals.to(device)).cpu()
fig_pairs = plt.figure()
fig_pairs.gca().imshow(np.repeat(np.clip(pair_grid(originals, reconstructions), 0, 1)[..., None], 3, axis=2))
