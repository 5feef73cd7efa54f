def autoencoder_output_and_mseloss(model, X, y=None):
    output = model.forward(X)
    return output, F.mse_loss(output.double(), X.double())


def autoencoder_output_and_maeloss(model, X, y=None):
    output = model.forward(X)
    return output, torch.linalg.vector_norm(output - X, ord=1) / X.numel()
