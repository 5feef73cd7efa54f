def make_criterion():
    def loss(logits, labels):
        return -(F.one_hot(labels, logits.shape[1]) * F.log_softmax(logits, dim=-1)).sum(1).mean()
    return loss


class Descent(torch.optim.Optimizer):
    def __init__(self, params, lr):
        super().__init__(params, {"lr": lr})

    def step(self, closure=None):
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p -= group["lr"] * p.grad


def make_optimizer(model, lr=0.1):
    return Descent(model.parameters(), lr)
