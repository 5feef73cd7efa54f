# at most: 4
# diagnosis: cut off from the model

def autoencoder_output_and_mseloss(model, X, y):
    with torch.no_grad():
        output = model(X)
    return output, F.mse_loss(output, X)


def autoencoder_output_and_maeloss(model, X, y):
    with torch.no_grad():
        output = model(X)
    return output, F.l1_loss(output, X)
