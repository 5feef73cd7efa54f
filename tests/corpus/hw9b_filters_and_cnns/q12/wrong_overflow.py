# at most: 1.5
# diagnosis: too large
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32, device=device)[None, None]
    model.eval()
    with torch.no_grad():
        powers = torch.exp(model(image))
    probs = (powers / powers.sum())[0].numpy()
    return int(probs.argmax()), probs
