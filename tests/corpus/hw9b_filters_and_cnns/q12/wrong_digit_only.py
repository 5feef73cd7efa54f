# at most: 0
# diagnosis: must return two things
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32, device=device)[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1)[0].cpu().numpy()
    return int(probs.argmax())
