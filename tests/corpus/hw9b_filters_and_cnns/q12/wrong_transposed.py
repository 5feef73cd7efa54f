# at most: 1.5
# diagnosis: Rows and columns are swapped
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid.T.copy(), dtype=torch.float32)[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1)[0].cpu().numpy()
    return int(probs.argmax()), probs
