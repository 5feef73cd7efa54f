# at most: 1.5
# diagnosis: without batch and channel axis
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32)
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(0).numpy()
    return int(probs.argmax()), probs
