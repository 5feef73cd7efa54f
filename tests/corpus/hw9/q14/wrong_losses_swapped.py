# at most: 1
# diagnosis: two losses are swapped

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = F.l1_loss(output, X)
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = F.mse_loss(output, X)
    return output, loss
