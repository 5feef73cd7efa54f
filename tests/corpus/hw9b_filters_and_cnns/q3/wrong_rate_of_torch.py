# at most: 0.5
# diagnosis: Without `lr`, the learning rate should be 0.1
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters())
