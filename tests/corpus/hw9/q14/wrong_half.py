# at most: 3.5
# diagnosis: half of the loss

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = ((output - X) ** 2).mean() / 2
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = F.l1_loss(output, X)
    return output, loss
