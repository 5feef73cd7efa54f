# at most: 1.5
# diagnosis: probabilities are 0 and 1
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32, device=device)[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = (logits == logits.max()).float()[0].numpy()
    return int(probs.argmax()), probs
