# at most: 1.5
# diagnosis: black and white
def predict_digit(model, grid, device="cpu"):
    image = (torch.tensor(grid) > 0.5).float()[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1)[0].cpu().numpy()
    return int(probs.argmax()), probs
