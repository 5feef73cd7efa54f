def predict_digit(model, grid, device="cpu"):
    image = torch.tensor(grid, dtype=torch.float32).to(device)[None, None]
    model.eval()
    with torch.no_grad():
        probs = model(image).log_softmax(1).exp().cpu().numpy()[0]
    return probs.tolist().index(max(probs.tolist())), probs
