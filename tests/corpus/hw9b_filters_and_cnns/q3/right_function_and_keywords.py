def make_criterion():
    return F.cross_entropy


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(params=model.parameters(), lr=lr, momentum=0.0, weight_decay=0)
