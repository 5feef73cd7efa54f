def predict_digit(model, grid, device="cpu"):
    with torch.inference_mode():
        z = model.eval()(torch.as_tensor(grid, dtype=torch.float32, device=device).reshape(1, 1, 28, 28))
    z = z.cpu().numpy().ravel().astype(float)
    p = np.exp(z - z.max())
    p /= p.sum()
    return np.argmax(p), p
