"""q3: the loss 1 and the optimizer 1, of which 0.5 in public."""

### BEGIN HIDDEN TESTS
import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import expect_close
from hw9b_probes import criterion_report, optimizer_report

OK_FORMAT = False
name = "q3"


@test_case(points=0.5)
def one_loss_and_one_step(make_criterion, make_optimizer):
    # Three logits that are equal: each class has a probability of 1/3, and the loss is log 3.
    expect_close(criterion_report(make_criterion, [[1, 1, 1]], [2])["loss"], 1.098612, what="The loss")
    # Four weights of 1, each with a gradient of 2: one step takes them to 1 − 0.1 · 2.
    expect_close(optimizer_report(make_optimizer, 2.0, 1)["weights"], [[0.8] * 4], what="The weights after a step")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "loss": "Softmax and cross-entropy",
    "logits": "Softmax and cross-entropy",
    "": "The pipeline",
}
RNG = np.random.default_rng(93)
LOGITS, LABELS = RNG.normal(size=(6, 10)).round(2) * 3, np.array([3, 0, 9, 4, 4, 7])


def log_softmax(z, axis=1):
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))


def softmax(z, axis=1):
    return np.exp(log_softmax(z, axis))


def chosen(values, labels):
    """Return the number of each row that belongs to its label."""
    return values[np.arange(len(labels)), labels]


def expect_loss(loss, logits, labels):
    """Compare a loss with the mean cross-entropy and with what the well-known mistakes give."""
    logs, probabilities = log_softmax(logits), softmax(logits)
    each, target = -chosen(logs, labels), np.eye(logits.shape[1])[labels]
    sigmoid = 1 / (1 + np.exp(-logits))
    binary = -target * np.log(sigmoid) - (1 - target) * np.log(1 - sigmoid)
    known = {
        "The softmax is taken twice: the loss contains it already, give it the logits.": -np.mean(
            chosen(log_softmax(probabilities), labels)
        ),
        "This is nn.NLLLoss of the logits themselves: it lacks the softmax; use the cross-entropy.": -np.mean(
            chosen(logits, labels)
        ),
        "This is nn.NLLLoss of probabilities: it lacks the logarithm; use the cross-entropy.": -np.mean(
            chosen(probabilities, labels)
        ),
        "The loss is a sum over the samples: it should be their mean.": each.sum(),
        "The loss of each sample is still there: it should be their mean, one number.": each,
        "The loss has the wrong sign: it should be −log p, which is never negative.": -each.mean(),
        "The loss is divided by the number of classes, too.": each.mean() / len(target[0]),
        "The labels are smoothed: leave `label_smoothing` out of the loss.": np.mean(0.9 * each - 0.1 * logs.mean(1)),
        "The loss is the mean of squared differences: it should be the cross-entropy.": np.mean((logits - target) ** 2),
        "The loss is the mean of squared differences, of probabilities: it should be the cross-entropy.": np.mean(
            (probabilities - target) ** 2
        ),
        "The loss is the binary cross-entropy: the classes exclude each other, use nn.CrossEntropyLoss.": binary.mean(),
        "The loss is that of a support vector machine: it should be the cross-entropy.": np.mean(
            np.maximum(0, 1 - chosen(logits, labels)[:, None] + logits) * (1 - target)
        ),
        "The softmax runs over the batch: it should run over the classes of each sample.": -np.mean(
            chosen(log_softmax(logits, 0), labels)
        ),
        "The loss has the logarithm to base 2: it should be the natural one.": each.mean() / np.log(2),
        "The loss has the logarithm to base 10: it should be the natural one.": each.mean() / np.log(10),
    }
    expect_close(loss, each.mean(), what="The loss", mistakes=known, tolerance=1e-5)


@test_case(points=0.5, hidden=True)
def mean_cross_entropy_of_logits(make_criterion):
    report = criterion_report(make_criterion, LOGITS, LABELS)
    expect_loss(report["loss"], LOGITS, LABELS)
    if np.isnan(report["gradient"]).any():
        raise probes.Mistake("The loss has no gradient: leave out .item(), .detach() and no_grad.")
    gradient = (softmax(LOGITS) - np.eye(10)[LABELS]) / len(LABELS)
    expect_close(report["gradient"], gradient, what="The gradient of the loss")
    expect_loss(criterion_report(make_criterion, [[2, 0, 0]], [0])["loss"], np.array([[2.0, 0, 0]]), np.array([0]))


def steps_of(first_moment, dampening=0.0, nesterov=False, weight_decay=0.0, lr=0.1, gradient=2.0, steps=2):
    """Return a weight after each step of SGD with momentum or weight decay; it begins at 1."""
    weight, speed, weights = 1.0, None, []
    for _ in range(steps):
        g = gradient + weight_decay * weight
        speed = g if speed is None else first_moment * speed + (1 - dampening) * g
        weight -= lr * (g + first_moment * speed if nesterov else speed)
        weights.append(weight)
    return np.array(weights)


MOMENTUM = "The optimizer has a momentum: plain SGD has none."
NESTEROV = "The optimizer has a momentum, after Nesterov: plain SGD has none."
DECAY = "The optimizer has a weight decay: plain SGD has none."
SORTS = {
    "Adam": "This is Adam, whose steps hardly depend on the size of the gradient: use torch.optim.SGD.",
    "RMSprop": "This is RMSprop, whose steps hardly depend on the size of the gradient: use torch.optim.SGD.",
    "Adagrad": "This is Adagrad, whose steps hardly depend on the size of the gradient: use torch.optim.SGD.",
}
RATES = (1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001, 1e-4)


def expect_steps(weights, lr, gradient, advice):
    """Compare four weights after each of three steps with plain descent, and with well-known mistakes.

    `advice` is what a wrong learning rate is told.
    """
    count, options = np.arange(1, 4), {"lr": lr, "gradient": gradient, "steps": 3}
    known = [
        ("The weights do not move: which parameters does the optimizer have?", np.ones(3)),
        ("The weights go uphill: leave `maximize` out.", 1 + lr * gradient * count),
        (
            "This is AdamW, whose steps hardly depend on the size of the gradient: use torch.optim.SGD.",
            adam_w(lr, np.sign(gradient)),
        ),
    ]
    known += [(sentence, normalised(sort, lr, gradient)) for sort, sentence in SORTS.items()]
    for momentum in (0.1, 0.5, 0.8, 0.9, 0.95, 0.99):
        known.append((MOMENTUM, steps_of(momentum, **options)))
        known.append((MOMENTUM, steps_of(momentum, dampening=momentum, **options)))
        known.append((NESTEROV, steps_of(momentum, nesterov=True, **options)))
    known += [(DECAY, steps_of(0, weight_decay=decay, **options)) for decay in (0.1, 0.01, 0.001, 1e-4, 5e-4, 1e-5)]
    known += [(advice, 1 - rate * gradient * count) for rate in RATES if rate != lr]
    moved = ~np.isclose(weights, 1).all(axis=0)
    if moved.any() and not moved.all():
        raise probes.Mistake("Some weights do not move: the optimizer should have all parameters, biases, too.")
    mistakes = {}
    for sentence, wrong in known:
        if sentence not in mistakes or probes.is_close(weights[:, 0], wrong, 1e-6):
            mistakes[sentence] = np.repeat(wrong[:, None], 4, axis=1)
    right = np.repeat((1 - lr * gradient * count)[:, None], 4, axis=1)
    expect_close(weights, right, what="The weights after three steps", mistakes=mistakes, tolerance=1e-6)


def normalised(sort, lr, gradient):
    """Return a weight after each of three steps of a rule that divides by the size of the gradients."""
    squares = {
        "Adam": [1, 1, 1],
        "RMSprop": 1 - 0.99 ** np.arange(1, 4),
        "Adagrad": np.arange(1, 4),
    }[sort]
    return 1 - lr * np.cumsum(np.sign(gradient) / np.sqrt(squares))


def adam_w(lr, sign):
    """Return a weight after each of three steps of AdamW with its usual weight decay of 0.01."""
    weight, weights = 1.0, []
    for _ in range(3):
        weight = weight * (1 - lr * 0.01) - lr * sign
        weights.append(weight)
    return np.array(weights)


@test_case(points=0.5, hidden=True)
def plain_sgd_at_the_default_rate(make_optimizer):
    expect_steps(
        optimizer_report(make_optimizer, 2.0, 3)["weights"], 0.1, 2.0, "Without `lr`, the learning rate should be 0.1."
    )


@test_case(points=0.5, hidden=True)
def plain_sgd_at_another_rate(make_optimizer):
    expect_steps(
        optimizer_report(make_optimizer, -1.5, 3, lr=0.04)["weights"],
        0.04,
        -1.5,
        "The learning rate is always the same: use `lr`.",
    )


### END HIDDEN TESTS
