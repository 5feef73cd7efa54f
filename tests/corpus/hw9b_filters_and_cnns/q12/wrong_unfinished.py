# at most: 0
# diagnosis: not implemented yet
def predict_digit(model, grid, device="cpu"):
    raise NotImplementedError()
