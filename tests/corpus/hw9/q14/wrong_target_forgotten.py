# at most: 1
# diagnosis: compares the output with nothing

def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = (output ** 2).mean()
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = output.abs().mean()
    return output, loss
