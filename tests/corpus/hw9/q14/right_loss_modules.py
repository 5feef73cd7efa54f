def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = nn.MSELoss()(output, X)
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = nn.L1Loss(reduction="mean")(X, output)
    return output, loss
