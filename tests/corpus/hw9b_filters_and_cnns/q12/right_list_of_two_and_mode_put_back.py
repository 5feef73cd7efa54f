def predict_digit(model, grid, device="cpu"):
    was_training = model.training
    model.train(False)
    with torch.set_grad_enabled(False):
        scores = model(torch.tensor(grid.tolist(), device=device).view(1, 1, 28, 28))
    model.train(was_training)
    return [int(torch.max(scores, 1).indices), torch.softmax(scores.double(), 1).flatten().numpy()]
