# at most: 0
# diagnosis: raised RuntimeError
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32).reshape(1, 1, 32, 32)
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1)[0].cpu().numpy()
    return int(probs.argmax()), probs
