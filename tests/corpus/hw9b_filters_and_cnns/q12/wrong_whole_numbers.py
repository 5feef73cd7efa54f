# at most: 1.5
# diagnosis: made whole numbers
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid).long().float()[None, None]
    model.eval()
    with torch.no_grad():
        logits = model(image)
    probs = logits.softmax(1)[0].cpu().numpy()
    return int(probs.argmax()), probs
