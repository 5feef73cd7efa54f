# at most: 0
# diagnosis: must return two things
def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid).float()[None, None]
    model.eval()
    with torch.no_grad():
        probs = model(image).softmax(1)[0].numpy()
