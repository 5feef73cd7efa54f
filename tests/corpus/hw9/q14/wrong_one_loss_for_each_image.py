# at most: 0
# diagnosis: averages over each image only

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = ((output - X) ** 2).mean(dim=(1, 2, 3))
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = (output - X).abs().mean(dim=(1, 2, 3))
    return output, loss
