# at most: 0.5
# diagnosis: ready-made
def convolve_1d(x, h):
    x, h = torch.tensor(np.array(x)).double(), torch.tensor(np.array(h)).double()
    return F.conv1d(x[None, None], h.flip(0)[None, None], padding=len(h) // 2)[0, 0, : len(x)]
