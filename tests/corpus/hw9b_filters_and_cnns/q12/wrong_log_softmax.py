# at most: 1
# diagnosis: logarithms of the probabilities
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32, device=device)[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.log_softmax(1)[0].numpy()
    return int(probs.argmax()), probs
