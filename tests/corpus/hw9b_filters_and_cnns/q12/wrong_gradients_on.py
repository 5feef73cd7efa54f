# at most: 1.5
# diagnosis: with gradients on
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32, device=device)[None, None]
    model.eval()
    logits = model(image)
    probs = logits.softmax(1)[0].detach().numpy()
    return int(probs.argmax()), probs
