# at most: 1
# diagnosis: shape (1, 10) instead
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32, device=device)[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1).numpy()
    return int(probs.argmax()), probs
