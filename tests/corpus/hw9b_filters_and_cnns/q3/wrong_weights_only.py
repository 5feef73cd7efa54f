# at most: 0.5
# diagnosis: Some weights do not move
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD([p for p in model.parameters() if p.dim() > 1], lr=lr)
