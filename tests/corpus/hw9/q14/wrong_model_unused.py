# at most: 0
# diagnosis: model is not called

def autoencoder_output_and_mseloss(model, X, y):
    output = X
    loss = F.mse_loss(X, X)
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = X
    loss = F.l1_loss(X, X)
    return output, loss
