# at most: 1.5
# diagnosis: given a flat image
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32).reshape(1, -1)
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.reshape(-1).softmax(0).numpy()
    return int(probs.argmax()), probs
