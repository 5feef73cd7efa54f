# at most: 1
# diagnosis: sums over each image's pixels

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = ((output - X) ** 2).sum(dim=(1, 2, 3)).mean()
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = (output - X).abs().sum(dim=(1, 2, 3)).mean()
    return output, loss
