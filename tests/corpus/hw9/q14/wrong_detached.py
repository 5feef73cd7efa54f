# at most: 4
# diagnosis: cut off from the model

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = F.mse_loss(output.detach(), X)
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = F.l1_loss(output.detach(), X)
    return output, loss
