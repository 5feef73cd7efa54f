"""q4: the training loop.

In public what is returned 0.5 and one epoch 0.5. Weights 1, the given criterion and optimizer 0.5, means over samples
1 (losses, accuracies), when they are measured 0.5, training mode 0.5, evaluation mode without gradients 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import expect_close
from hw9b_probes import training_report

OK_FORMAT = False
name = "q4"

FOUR = ([[1, 0], [0, 1], [1, 0], [0, 1]], [0, 1, 0, 1])


@test_case(points=0.5)
def four_lists(train_model):
    # A linear classifier whose weights stay as they are, since the learning rate is 0: three of four are right.
    train = ([[1, 0], [0, 1], [1, 0], [0, 1]], [0, 1, 0, 0])
    history = training_report(train_model, [[3, 0], [0, 3]], train, FOUR, 0.0, 2)["history"]
    expect_close(history[1], [0.75, 0.75], what="`train_acc`")
    expect_close(history[2], [0.048587, 0.048587], what="`val_loss`")


@test_case(points=0.5)
def weights_after_two_batches(train_model):
    # All weights are 0 at first, the learning rate is 1.
    report = training_report(train_model, np.zeros((2, 2)), FOUR, FOUR, 1.0, 1, batch=2)
    expect_close(report["weight"], [[0.438770, -0.438770], [-0.438770, 0.438770]], what="The weight")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "while training": "q4 · train_model · 5 points",
    "samples": "q4 · train_model · 5 points",
    "add up": "Building blocks",
    "": "The pipeline",
}
RNG = np.random.default_rng(178)
WEIGHT = np.array([[0.5, -1.0], [1.5, 0.25], [-0.75, 0.5]])
TRAIN = (RNG.normal(size=(7, 2)).round(2), np.array([0, 1, 2, 1, 0, 2, 2]))
VALID = (RNG.normal(size=(5, 2)).round(2), np.array([2, 0, 1, 1, 0]))
BATCH = 3  # 3, 3 and 1 for training, 3 and 2 for validation


def report_of(train_model, *arguments, **options):
    try:
        return training_report(train_model, *arguments, **options)
    except probes.Raised as error:
        if "NameError" in str(error):
            raise probes.Raised(
                "`train_model` raised NameError: use its arguments, such as `criterion` and `val_loader`, and no other "
                "names of the notebook."
            ) from None
        raise


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def loss_of_each(weight, inputs, labels):
    """Return the cross-entropy of each sample."""
    return -np.log(softmax(np.array(inputs) @ weight.T)[np.arange(len(labels)), labels])


def is_right(weight, inputs, labels):
    """Return 1 for each sample whose largest logit is the right one, else 0."""
    return (np.array(inputs) @ weight.T).argmax(axis=1) == labels


def gradient(weight, inputs, labels, twice=False):
    """Return the gradient of the mean loss by the weights; `twice`: with a softmax before the cross-entropy."""
    p, target = softmax(inputs @ weight.T), np.eye(len(weight))[labels]
    by_logits = p - target
    if twice:
        by_p = softmax(p) - target
        by_logits = p * (by_p - (p * by_p).sum(axis=1, keepdims=True))
    return by_logits.T @ inputs / len(labels)


def parts(data, batch=BATCH):
    """Return the batches of a loader."""
    return [(data[0][i : i + batch], data[1][i : i + batch]) for i in range(0, len(data[1]), batch)]


def weights_after(lr, epochs, *, clear="batch", step="batch", twice=False, sums=False, also=(), chosen=slice(None)):
    """Return the weights after training; the options are mistakes."""
    weight, kept = WEIGHT.copy(), 0.0
    for _ in range(epochs):
        kept = kept * (clear != "epoch")
        for inputs, labels in [*parts(TRAIN)[chosen], *also]:
            kept = kept * (clear != "batch") + gradient(weight, inputs, labels, twice) * (len(labels) if sums else 1)
            if step == "batch":
                weight = weight - lr * kept
        if step == "epoch":
            weight = weight - lr * kept
    return weight


@test_case(points=1, hidden=True)
def weights_after_two_epochs(train_model):
    lr, epochs = 0.8, 2
    known = {
        "The gradients add up: clear them in each batch, with optimizer.zero_grad().": {"clear": "never"},
        "The gradients add up within an epoch: clear them in each batch, not once an epoch.": {"clear": "epoch"},
        "The optimizer steps only once an epoch, with the gradients of the last batch: step in each batch.": {
            "step": "epoch"
        },
        "The optimizer steps only once an epoch, and the gradients add up: step and clear in each batch.": {
            "step": "epoch",
            "clear": "epoch",
        },
        "The optimizer steps only once an epoch, and the gradients add up for ever: step and clear in each batch.": {
            "step": "epoch",
            "clear": "never",
        },
        "The model is trained with the validation data, too: leave backward and step out there.": {
            "also": parts(VALID)
        },
        "There is a softmax before the criterion, which expects logits.": {"twice": True},
        "The loss is multiplied by the size of the batch before the backward pass.": {"sums": True},
        "Only the first batch of each epoch is used: does the loop end too early?": {"chosen": slice(1)},
        "The last batch of each epoch is left out.": {"chosen": slice(-1)},
        "The model is trained with the validation data instead: use `train_loader`.": {
            "chosen": slice(0),
            "also": parts(VALID),
        },
    }
    mistakes = {sentence: weights_after(lr, epochs, **options) for sentence, options in known.items()}
    mistakes["The weights never change: call backward, then step, then clear the gradients."] = WEIGHT
    mistakes["Only one epoch changes the weights: train in each of `epochs`."] = weights_after(lr, 1)
    mistakes["There is an epoch too many: train `epochs` times."] = weights_after(lr, epochs + 1)
    report = report_of(train_model, WEIGHT, TRAIN, VALID, lr, epochs, batch=BATCH)
    right = weights_after(lr, epochs)
    if report["steps"] == 0 and not np.allclose(report["weight"], WEIGHT):
        raise probes.Mistake("Another optimizer changes the weights: use the one that is given.")
    expect_close(report["weight"], right, what="The weights after two epochs", mistakes=mistakes, tolerance=1e-5)


@test_case(points=0.5, hidden=True)
def the_given_criterion_and_optimizer(train_model):
    epochs = 2
    report = report_of(train_model, WEIGHT, TRAIN, VALID, 0.3, epochs, batch=BATCH)
    batches = len(parts(TRAIN)) * epochs
    if report["losses"] == 0:
        raise probes.Mistake("The given criterion is never used: call `criterion(logits, y)`.")
    if report["losses"] < batches + epochs:
        raise probes.Mistake("The given criterion is used too rarely: both training and validation need it.")
    if report["steps"] == 0:
        raise probes.Mistake("The given optimizer never steps: call `optimizer.step()` in each batch.")
    if report["steps"] < batches:
        raise probes.Mistake("The given optimizer steps too rarely: call `optimizer.step()` in each batch.")
    if report["steps"] > batches:
        raise probes.Mistake("The given optimizer steps too often: once for each batch of `train_loader`.")


def expect_means(values, each, other, what, others):
    """Compare the numbers of two epochs with the mean of `each` (sample), and with well-known ways to get it wrong.

    `other` is the right mean of the other loader, `others` are more mistakes.
    """
    sizes = np.array([len(labels) for _, labels in parts((each, each))])
    sums = np.array([np.sum(part) for part, _ in parts((each, each))])
    total, samples, batches = sums.sum(), len(each), len(sums)
    known = {
        "is averaged over batches: take the mean over all samples, since the last batch is smaller.": np.mean(
            sums / sizes
        ),
        "is added up over the batches: take the mean over all samples.": np.sum(sums / sizes),
        "adds up means of batches and divides by the number of samples: weigh each batch by its size first.": (
            np.sum(sums / sizes) / samples
        ),
        "is a sum: divide by the number of samples.": total,
        "is divided by the number of batches: divide the sum by the number of samples.": total / batches,
        "is divided by batches times batch size: the last batch is smaller, count the samples.": (
            total / (batches * BATCH)
        ),
        "is divided by 10000, whatever the data: count the samples.": total / 10_000,
        "is divided by 60000, whatever the data: count the samples.": total / 60_000,
        "is that of the last batch: take the mean over all samples.": sums[-1] / sizes[-1],
        "is that of the first batch: take the mean over all samples.": sums[0] / sizes[0],
        "is divided by the size of the last batch: divide by the number of samples.": total / sizes[-1],
        "is divided by the batch size: divide by the number of all samples.": total / BATCH,
        "belongs to the other loader: training and validation are mixed up for these samples.": other,
        "is always 0: add up over the samples.": 0.0,
    }
    known = {f"{what} {sentence}": np.full(2, wrong) for sentence, wrong in known.items()}
    known[f"{what} goes on adding up from epoch to epoch: start anew, for the mean over this epoch's samples."] = (
        total / samples * np.array([1, 2])
    )
    known[f"{what} is a sum that goes on from epoch to epoch: start anew, divide by the number of samples."] = (
        total * np.array([1, 2])
    )
    known |= {f"{what} {sentence}": np.full(2, wrong) for sentence, wrong in others.items()}
    expect_close(values, np.full(2, total / samples), what=what, mistakes=known, tolerance=1e-6)


FIVE = ([*FOUR[0], [1, 0]], [*FOUR[1], 1])  # batches of 4 and 1, the last one misclassified


def still_history(train_model):
    """Return the history of two epochs in which no weight changes."""
    return report_of(train_model, WEIGHT, TRAIN, VALID, 0.0, 2, batch=BATCH)["history"]


@test_case(points=0.5, hidden=True)
def losses_are_means_over_samples(train_model):
    history = still_history(train_model)
    train, valid = loss_of_each(WEIGHT, *TRAIN), loss_of_each(WEIGHT, *VALID)
    for what, values, each, data, other in (
        ("`train_loss`", history[0], train, TRAIN, valid.mean()),
        ("`val_loss`", history[2], valid, VALID, train.mean()),
    ):
        p = softmax(data[0] @ WEIGHT.T)
        twice = -np.log(softmax(p)[np.arange(len(p)), data[1]])
        others = {
            "has a softmax before the criterion, which expects logits.": twice.mean(),
            "is the accuracy: the two are swapped.": is_right(WEIGHT, *data).mean(),
        }
        expect_means(values, each, other, what, others)
    history = report_of(train_model, 3 * np.eye(2), FIVE, FOUR, 0.0, 1)["history"]
    expect_close(history[[0, 2], 0], [0.648587, 0.048587], what="The losses over the samples of another data set")


@test_case(points=0.5, hidden=True)
def accuracies_are_means_over_samples(train_model):
    history = still_history(train_model)
    train, valid = is_right(WEIGHT, *TRAIN), is_right(WEIGHT, *VALID)
    for what, values, each, data, other in (
        ("`train_acc`", history[1], train, TRAIN, valid.mean()),
        ("`val_acc`", history[3], valid, VALID, train.mean()),
    ):
        others = {
            "is in percent: it should be a number from 0 to 1.": 100 * each.mean(),
            "is the share of wrong answers: it should be that of right ones.": 1 - each.mean(),
            "is the loss: the two are swapped.": loss_of_each(WEIGHT, *data).mean(),
        }
        expect_means(values, each.astype(float), other, what, others)
    history = report_of(train_model, 3 * np.eye(2), FIVE, FOUR, 0.0, 1)["history"]
    expect_close(history[[1, 3], 0], [0.8, 1.0], what="The accuracies over the samples of another data set")


@test_case(points=0.5, hidden=True)
def measured_while_training_and_afterwards(train_model):
    """There is but one batch, so that the gradients need not be cleared; and the weights count as they are."""
    report = report_of(train_model, WEIGHT, TRAIN, VALID, 2.0, 1, batch=7)
    before, after, history = WEIGHT, report["weight"], report["history"][:, 0]
    for index, look in ((0, loss_of_each), (1, is_right)):
        what = ("`train_loss`", "`train_acc`")[index]
        again = f"{what} is measured anew after the training: collect it while training, from the logits of each batch."
        value = look(before, *TRAIN).mean()
        expect_close(history[index], value, what=what, mistakes={again: look(after, *TRAIN).mean()}, tolerance=1e-5)
    for index, look in ((2, loss_of_each), (3, is_right)):
        what = ("`val_loss`", "`val_acc`")[index - 2]
        early = f"{what} is measured before the training: validate after all batches of the epoch."
        value = look(after, *VALID).mean()
        expect_close(history[index], value, what=what, mistakes={early: look(before, *VALID).mean()}, tolerance=1e-5)


EPOCHS, TWO = 3, (VALID[0][:2], VALID[1][:2])


def calls_of(train_model):
    """Return mode and gradients of the calls of the model: those for training, and those for validation.

    The batches for training have 4 and 3 samples, the one for validation has 2.
    """
    report = report_of(train_model, WEIGHT, TRAIN, TWO, 0.1, EPOCHS, batch=4)
    calls = np.stack([report["training"], report["gradients"]], axis=1)
    return calls[report["sizes"] != 2], calls[report["sizes"] == 2]


@test_case(points=0.5, hidden=True)
def training_mode_in_every_epoch(train_model):
    training, _ = calls_of(train_model)
    modes = training[training[:, 1], 0]
    if len(modes) == 0:
        raise probes.Mistake("The model is never trained: its calls have no gradients.")
    if not modes.any():
        raise probes.Mistake("The model is trained in evaluation mode: call model.train() at the start of each epoch.")
    if not modes.all():
        raise probes.Mistake(
            "The model stays in evaluation mode after the first epoch: call model.train() at the start of each epoch."
        )
    if len(modes) > 2 * EPOCHS:
        raise probes.Mistake("The model is called more than once for a batch: keep its logits.")
    if len(modes) < 2 * EPOCHS:
        raise probes.Mistake("The model is not called for each batch in each epoch.")


@test_case(points=0.5, hidden=True)
def validation_in_evaluation_mode_without_gradients(train_model):
    training, validation = calls_of(train_model)
    measured = np.concatenate([training[~training[:, 1]], validation])
    if len(validation) < EPOCHS:
        raise probes.Mistake("The validation data are not looked at in each epoch.")
    if validation[:, 1].any():
        raise probes.Mistake("The validation computes gradients, or a graph for them: put it under torch.no_grad().")
    if measured[:, 0].any():
        raise probes.Mistake("The validation runs in training mode: call model.eval() before it.")


### END HIDDEN TESTS
