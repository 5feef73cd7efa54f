# at most: 0
# diagnosis: depends on y

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = ((output - y) ** 2).mean()
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = (output - y).abs().mean()
    return output, loss
