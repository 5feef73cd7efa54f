# at most: 0
# diagnosis: The model is not called
def predict_digit(model, grid, device="cpu"):
    return 3, np.full(10, 0.1)
