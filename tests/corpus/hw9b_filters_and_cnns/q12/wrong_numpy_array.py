# at most: 1.5
# diagnosis: given a NumPy array
def predict_digit(model, grid, device="cpu"):
    image = np.asarray(grid, dtype=np.float32)[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1)[0].cpu().numpy()
    return int(probs.argmax()), probs
