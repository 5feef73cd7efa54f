# at most: 1
# diagnosis: over the batch axis
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32, device=device)[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(0)[0].numpy()
    return int(logits.argmax()), probs
