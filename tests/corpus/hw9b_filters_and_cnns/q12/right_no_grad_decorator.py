@torch.no_grad()
def predict_digit(model, grid, device="cpu"):
    model.eval()
    x = torch.from_numpy(np.array(grid, dtype=np.float32)).unsqueeze(0).unsqueeze(0).to(device)
    probs = F.softmax(model(x), dim=-1).squeeze(0)
    return probs.argmax().item(), probs.cpu().numpy()
