# at most: 1
# diagnosis: The softmax runs over the batch
def make_criterion():
    return lambda logits, labels: F.nll_loss(logits.log_softmax(0), labels)


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
