# at most: 3.5
# diagnosis: This is the smooth loss

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = F.mse_loss(output, X)
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = F.smooth_l1_loss(output, X)
    return output, loss
