# at most: 1.5
# diagnosis: of batch and channel one is missing
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32)[None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1)[0].cpu().numpy()
    return int(probs.argmax()), probs
