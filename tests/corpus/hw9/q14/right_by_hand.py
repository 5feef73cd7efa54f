def autoencoder_output_and_mseloss(model, X, y):
    output = model(X)
    loss = ((output - X) ** 2).mean()
    return output, loss


def autoencoder_output_and_maeloss(model, X, y):
    output = model(X)
    loss = torch.mean(torch.abs(X - output))
    return output, loss
