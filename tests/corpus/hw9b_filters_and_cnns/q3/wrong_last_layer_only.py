# at most: 0.5
# diagnosis: Some weights do not move
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(list(model.children())[-1].parameters(), lr=lr)
