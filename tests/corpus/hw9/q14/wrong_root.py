# at most: 3.5
# diagnosis: leave the root out

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = ((output - X) ** 2).mean().sqrt()
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = F.l1_loss(output, X)
    return output, loss
