# at most: 1
# diagnosis: nn.NLLLoss of the logits
def make_criterion():
    return nn.NLLLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
