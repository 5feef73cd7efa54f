# at most: 0
# diagnosis: are reversed: return the output first

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = F.mse_loss(output, X)
    return loss, output


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = F.l1_loss(output, X)
    return loss, output
