"""q6: the training loop.

In public what is returned 0.5. Adam's weights 1, means over samples 1, when they are measured 0.5, training mode 0.5,
evaluation mode without gradients 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import expect_close
from hw9e_probes import training_report

OK_FORMAT = False
name = "q6"


@test_case(points=0.5)
def two_lists(train_autoencoder):
    # The network y = a · x with a = 0, and a learning rate of 0: the losses are the means of squared pixels.
    train, val = (np.full((4, 1, 2, 2), 2.0), [2, 2]), (np.full((2, 1, 2, 2), 3.0), [1, 1])
    history = training_report(train_autoencoder, 0.0, train, val, 2, lr=0.0)["history"]
    expect_close(history, [[4, 4], [9, 9]], what="train_loss and val_loss")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "pixels": "Part 3 · Training",
    "": "q6 · train_autoencoder · 4 points",
}
RNG = np.random.default_rng(96)
TRAIN = (RNG.random((9, 1, 3, 2)).round(2) * np.arange(1, 10)[:, None, None, None], [4, 3, 2])
VAL = (RNG.random((7, 1, 3, 2)).round(2) * 2, [5, 2])
START = 0.2


def report_of(train_autoencoder, *arguments, **options):
    try:
        return training_report(train_autoencoder, *arguments, **options)
    except probes.Raised as error:
        if "NameError" in str(error):
            raise probes.Raised(
                "`train_autoencoder` raised NameError: use its arguments, such as `network` and `val_loader`, and no "
                "other names of the notebook than `device`."
            ) from None
        raise


def squares(data):
    """Return the mean squared pixel of each image."""
    images = np.asarray(data[0])
    return (images**2).reshape(len(images), -1).mean(1)


def parts(data):
    """Return the mean squared pixels of the images of each batch."""
    return np.split(squares(data), np.cumsum(data[1])[:-1])


def after(lr, epochs, *, rule="adam", clear="batch", step="batch", also=(), chosen=slice(None), target=1.0, loss="mse"):
    """Return the a of y = a · x after training; the options are mistakes."""
    a, kept, m, v, t, s = START, 0.0, 0.0, 0.0, 0, 0.0
    for _ in range(epochs):
        kept = kept * (clear != "epoch")
        if rule == "new adam":
            m, v, t = 0.0, 0.0, 0
        batches = [*parts(TRAIN)[chosen], *also]
        for number, batch in enumerate(batches):
            kept = kept * (clear != "batch") + 2 * (a - target) * batch.mean()
            if step == "epoch" and number < len(batches) - 1:
                continue
            t += 1
            if rule in ("adam", "new adam", "adamw"):
                if rule == "adamw":
                    a *= 1 - lr * 0.01
                m, v = 0.9 * m + 0.1 * kept, 0.999 * v + 0.001 * kept**2
                a -= lr * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
            elif rule == "rmsprop":
                v = 0.99 * v + 0.01 * kept**2
                a -= lr * kept / (np.sqrt(v) + 1e-8)
            elif rule == "adagrad":
                v += kept**2
                a -= lr * kept / (np.sqrt(v) + 1e-10)
            else:
                s = (0.9 * s if rule == "momentum" else 0.0) + kept
                a -= lr * s
    return a


@test_case(points=1, hidden=True)
def adam_in_each_batch(train_autoencoder):
    lr, epochs = 0.1, 3
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
        "The optimizer is plain SGD: it should be Adam.": {"rule": "sgd"},
        "The optimizer is SGD with momentum: it should be Adam.": {"rule": "momentum"},
        "The optimizer is AdamW, which shrinks the weights, too: it should be Adam.": {"rule": "adamw"},
        "The optimizer is RMSprop: it should be Adam.": {"rule": "rmsprop"},
        "The optimizer is Adagrad: it should be Adam.": {"rule": "adagrad"},
        "Each epoch has an Adam of its own, which forgets what it learned: make one before the loop.": {
            "rule": "new adam"
        },
        "The network is trained with the validation images, too: leave backward and step out there.": {
            "also": parts(VAL)
        },
        "Only the first batch of each epoch is used: does the loop end too early?": {"chosen": slice(1)},
        "The last batch of each epoch is left out.": {"chosen": slice(-1)},
        "The network is trained with the validation images instead: use `train_loader`.": {
            "chosen": slice(0),
            "also": parts(VAL),
        },
        "The target is black, not the image itself.": {"target": 0.0},
    }
    mistakes = {sentence: after(lr, epochs, **options) for sentence, options in known.items()}
    mistakes["The weights never change: call backward, then step, in each batch."] = START
    mistakes["Only one epoch changes the weights: train in each of `epochs`."] = after(lr, 1)
    mistakes["There is an epoch too many: train `epochs` times."] = after(lr, epochs + 1)
    for rate, what in ((0.001, "0.001"), (0.01, "0.01")):
        mistakes[f"The learning rate is {what}, whatever `lr` is."] = after(rate, epochs)
    found = report_of(train_autoencoder, START, TRAIN, VAL, epochs, lr=lr)["a"]
    if np.isnan(found):
        raise probes.Mistake("The labels got into the loss: the target is the image itself.")
    expect_close(found, after(lr, epochs), what="The weight after three epochs", mistakes=mistakes, tolerance=2e-6)
    default = report_of(train_autoencoder, START, TRAIN, VAL, 1)["a"]
    other = {"Without `lr` the learning rate is another one than 0.001.": default}
    expect_close(default, after(0.001, 1), what="The weight", mistakes=other, tolerance=1e-6)


def expect_means(values, data, other, what):
    """Compare the losses of two epochs, in which a stays 0, with the mean over samples and ways to get it wrong."""
    each, sizes = squares(data), np.array(data[1])
    sums = np.array([np.sum(part) for part in parts(data)])
    pixels = int(np.prod(np.shape(data[0])[1:]))
    samples, batches, total = len(each), len(sums), each.sum()
    absolute = np.abs(np.asarray(data[0])).mean()
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
        "is the sum over pixels of each image: take the mean over pixels, too.": total / samples * pixels,
        "is summed over pixels and averaged over batches: take means over pixels and samples.": np.mean(sums) * pixels,
        "is a sum over pixels and samples: take means of both.": total * pixels,
        "is summed over pixels twice: a sum is weighed by the size of its batch.": (
            np.sum(sums * sizes) * pixels / samples
        ),
        "is summed over pixels, and the batches' sums are added up: take means.": np.sum(sums) * pixels,
        "is that of the last batch: take the mean over all samples.": sums[-1] / sizes[-1],
        "is that of the first batch: take the mean over all samples.": sums[0] / sizes[0],
        "is divided by the size of the first batch times batches: the last one is smaller.": (
            total / (batches * sizes[0])
        ),
        "is divided by 60000, whatever the data: count the samples.": total / 60_000,
        "is divided by 10000, whatever the data: count the samples.": total / 10_000,
        "belongs to the other loader: training and validation are mixed up for these samples.": other,
        "is the mean absolute error: square the differences.": absolute,
        "is the root of the mean squared error: leave the root out.": np.sqrt(total / samples),
        "is always 0: add up over the samples.": 0.0,
    }
    known = {f"{what} {sentence}": np.full(2, wrong) for sentence, wrong in known.items()}
    known[f"{what} goes on adding up from epoch to epoch: start anew, for the mean over this epoch's samples."] = (
        total / samples * np.array([1, 2])
    )
    known[f"{what} is a sum that goes on from epoch to epoch: start anew, divide by the number of samples."] = (
        total * np.array([1, 2])
    )
    if np.any(np.isnan(values)):
        raise probes.Mistake(f"{what} is NaN: the labels got into the loss, or there was a division by 0.")
    expect_close(values, np.full(2, total / samples), what=what, mistakes=known, tolerance=1e-5)


@test_case(points=1, hidden=True)
def losses_are_means_over_samples(train_autoencoder):
    history = report_of(train_autoencoder, 0.0, TRAIN, VAL, 2, lr=0.0)["history"]
    sums, counts = (np.array([part(squares(data)) for data in (TRAIN, VAL)]) for part in (np.sum, len))
    running = [
        [sums[0] / counts[0], (2 * sums[0] + sums[1]) / (2 * counts[0] + counts[1])],
        [sums.sum() / counts.sum()] * 2,
    ]
    if probes.is_close(history, np.array(running), 1e-5):
        raise probes.Mistake("Sum and count go on adding up from loop to loop: start both anew for each mean.")
    expect_means(history[0], TRAIN, squares(VAL).mean(), "`train_loss`")
    expect_means(history[1], VAL, squares(TRAIN).mean(), "`val_loss`")
    one, two = np.array([4.0, 1, 1]), np.array([2.0, 0, 1, 3])
    uneven = [
        (np.tile(each[:, None, None, None], (1, 1, 2, 2)), sizes) for each, sizes in ((one, [1, 2]), (two, [3, 1]))
    ]
    history = report_of(train_autoencoder, 0.0, *uneven, 2, lr=0.0)["history"]
    expect_means(history[0], uneven[0], squares(uneven[1]).mean(), "`train_loss`")
    expect_means(history[1], uneven[1], squares(uneven[0]).mean(), "`val_loss`")


@test_case(points=0.5, hidden=True)
def measured_while_training_and_afterwards(train_autoencoder):
    """There is but one batch, so that the gradients need not be cleared; and the weight counts as it is."""
    train, val = (TRAIN[0], [9]), (VAL[0], [7])
    report = report_of(train_autoencoder, START, train, val, 1, lr=0.3)
    before, now = (START - 1) ** 2, (report["a"] - 1) ** 2
    scales = [value / squares(data).mean() for value, data in zip(report["history"][:, 0], (train, val), strict=True)]
    if abs(now - before) < 1e-4:
        raise probes.Mistake("Nothing is learned, so the losses before and after are the same: step in each batch.")
    again = {
        "`train_loss` is measured anew after the training: collect it while training, from the loss of each batch.": now
    }
    early = {"`val_loss` is measured before the training: validate after all batches of the epoch.": before}
    # Whether it is a mean or a sum counts elsewhere: only the dependence on the weight is looked at.
    for what, scale, right, wrong in (
        ("`train_loss`", scales[0], before, again),
        ("`val_loss`", scales[1], now, early),
    ):
        factors = [1, 9, 7, 6, 54, 42, 1 / 9, 1 / 7, 54 * 9, 42 * 7]
        if any(abs(scale / factor - right) <= 1e-4 * right for factor in factors):
            continue
        for sentence, value in wrong.items():
            if any(abs(scale / factor - value) <= 1e-4 * value for factor in factors):
                raise probes.Mistake(sentence)
        expect_close(scale, right, what=f"{what} after one epoch", mistakes=wrong, tolerance=1e-4)


EPOCHS = 3


@trained.once
def calls_of(train_autoencoder):
    """Return mode and gradients of the calls of the network: those for training, and those for validation.

    The batches for training have 4, 3 and 2 samples, the only one for validation has 5.
    """
    report = report_of(train_autoencoder, START, TRAIN, (VAL[0][:5], [5]), EPOCHS, lr=0.1)
    calls = np.stack([report["training"], report["gradients"]], axis=1)
    return calls[report["sizes"] != 5], calls[report["sizes"] == 5]


@test_case(points=0.5, hidden=True)
def training_mode_in_every_epoch(train_autoencoder):
    training, _ = calls_of.anew(train_autoencoder)
    modes = training[training[:, 1], 0]
    if len(modes) == 0:
        raise probes.Mistake("The network is never trained: its calls have no gradients.")
    if not modes.any():
        raise probes.Mistake("The network is trained in evaluation mode: call network.train() in each epoch.")
    if not modes.all():
        raise probes.Mistake("The network stays in evaluation mode after an epoch: call network.train() in each one.")
    if len(modes) > 3 * EPOCHS:
        raise probes.Mistake("The network is called more than once for a batch: keep its output.")


@test_case(points=0.5, hidden=True)
def validation_in_evaluation_mode_without_gradients(train_autoencoder):
    training, validation = calls_of(train_autoencoder)
    measured = np.concatenate([training[~training[:, 1]], validation])
    if len(validation) < EPOCHS:
        raise probes.Mistake("The validation images are not looked at in each epoch.")
    if validation[:, 1].any():
        raise probes.Mistake("The validation computes gradients, or a graph for them: put it under torch.no_grad().")
    if measured[:, 0].any():
        raise probes.Mistake("The validation runs in training mode: call network.eval() before it.")


### END HIDDEN TESTS
