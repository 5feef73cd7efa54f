# at most: 5
# diagnosis: called more than once

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = F.mse_loss(model(X), X)
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = F.l1_loss(model(X), X)
    return output, loss
