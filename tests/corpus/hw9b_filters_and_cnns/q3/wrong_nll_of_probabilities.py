# at most: 1
# diagnosis: nn.NLLLoss of probabilities
def make_criterion():
    return lambda logits, labels: F.nll_loss(logits.softmax(1), labels)


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
