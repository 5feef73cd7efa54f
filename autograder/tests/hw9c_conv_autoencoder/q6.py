"""q6: an epoch of training, and evaluation.

In public what is returned 0.5. The mean while training 0.5, that of the evaluation 0.5, the weights 1, the given
criterion and the images as targets 0.5, training mode and measured before the steps 0.5, evaluation 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import expect_close
from hw9c_probes import epoch_report, evaluation_report

OK_FORMAT = False
name = "q6"


def mean_of(report):
    """Return the mean that a function returns, or that `epoch_mean` returns for it: it is a question of its own."""
    losses, sizes = report["losses"], report["sizes"]
    return np.average(losses, weights=sizes) if losses.size and losses.shape == sizes.shape else report["mean"]


@test_case(points=0.5)
def the_loss_of_a_model_that_makes_everything_black(train_epoch, evaluate):
    # Pixels of 1 in two images and of 3 in two more: the mean of 1, 1, 9 and 9 is 5. The learning rate is 0.
    images = np.ones((4, 1, 2, 2)) * np.array([1, 1, 3, 3])[:, None, None, None]
    expect_close(mean_of(epoch_report(train_epoch, images, 2, 0.0, 0.0)), 5, what="What `train_epoch` returns")
    expect_close(mean_of(evaluation_report(evaluate, images, 2, 0.0)), 5, what="What `evaluate` returns")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q6 · train_epoch, evaluate · 4 points"}
RNG = np.random.default_rng(6)
IMAGES = RNG.uniform(0.2, 2, size=(11, 1, 3, 2)).round(2)
BATCH, FACTOR, SLOPE = 4, 0.25, 0.75  # batches of 4, 4 and 3


def images_of(*values):
    return np.ones((len(values), 1, 2, 2)) * np.array(values)[:, None, None, None]


def batches(images, size=BATCH):
    return [images[start : start + size] for start in range(0, len(images), size)]


def error(factor, images, slope=0.0, swapped=False):
    """Return the mean of the weighed squared errors, see `hw9c_probes.WeighedError`."""
    outputs = factor * images
    return np.mean((outputs - images) ** 2 * (1 + slope * (outputs if swapped else images)))


def gradient(factor, images, slope=0.0, swapped=False):
    """Return the derivative of the error by the factor."""
    outputs = factor * images
    weights = 1 + slope * (outputs if swapped else images)
    inner = (outputs - images) ** 2 * slope * images if swapped else 0
    return np.mean(2 * (outputs - images) * images * weights + inner)


def train(images, factor, lr, *, size=BATCH, clear="batch", step="batch", slope=0.0, swapped=False, summed=False):
    """Return the factor after an epoch; the options are mistakes."""
    kept = 0.0
    for part in batches(images, size):
        kept = kept * (clear != "batch") + gradient(factor, part, slope, swapped) * (len(part) if summed else 1)
        if step == "batch":
            factor = factor - lr * kept
    return factor - lr * kept if step == "epoch" else factor


def expect_a_number(report, function):
    if np.isnan(mean_of(report)) or np.isnan(report["factor"]):
        raise probes.Mistake(f"`{function}` uses the labels, which are to be ignored: the targets are the images.")


def expect_mean(report, function, images, size, factor):
    expect_a_number(report, function)
    losses = np.array([error(factor, part) for part in batches(images, size)])
    sizes = np.array([len(part) for part in batches(images, size)])
    total, samples, number = (losses * sizes).sum(), sizes.sum(), len(sizes)
    known = {
        "is averaged over batches: take the mean over all samples, since the last batch is smaller.": losses.mean(),
        "is divided by the number of batches, which is too large by the batch size: divide by that of the samples.": (
            total / number
        ),
        "is a sum over the samples: divide by their number.": total,
        "is added up over the batches: take the mean over all samples.": losses.sum(),
        "adds up means of batches and divides by the number of samples: weigh each batch by its size first.": (
            losses.sum() / samples
        ),
        "is divided by batches times batch size: the last batch is smaller, count the samples.": (
            total / (number * sizes[0])
        ),
        "is that of the last batch: take the mean over all samples.": losses[-1],
        "is that of the first batch: take the mean over all samples.": losses[0],
        "is divided by the size of a batch: divide by the number of all samples.": total / sizes[0],
        "is divided by the size of the last batch: divide by the number of all samples.": total / sizes[-1],
        "is divided by 60000, whatever the data: count the samples.": total / 60_000,
        "is divided by 10000, whatever the data: count the samples.": total / 10_000,
        "has losses and sizes swapped.": (losses * sizes).sum() / losses.sum(),
        "is that of the images themselves, without the model: its error is 0.": 0.0,
        "leaves the last batch out.": (losses * sizes)[:-1].sum() / sizes[:-1].sum(),
        "is divided by the number of pixels: the criterion has taken their mean already.": (
            total / samples / images[0].size
        ),
        "is multiplied by the number of pixels: the criterion has taken their mean.": total / samples * images[0].size,
    }
    known = {f"What `{function}` returns {sentence}": wrong for sentence, wrong in known.items()}
    what = f"What `{function}` returns"
    expect_close(mean_of(report), total / samples, what=what, mistakes=known, tolerance=1e-6)
    if not report["type"].startswith("float"):
        raise probes.Mistake(f"What `{function}` returns should be a float: use .item() or float(…).")


@test_case(points=0.5, hidden=True)
def mean_while_training(train_epoch):
    for images, size, factor in ((IMAGES, BATCH, FACTOR), (images_of(1, 1, 4), 2, 0.0)):
        report = epoch_report(train_epoch, images, size, factor, 0.0)
        expect_mean(report, "train_epoch", images, size, factor)


@test_case(points=0.5, hidden=True)
def mean_of_the_evaluation(evaluate):
    for images, size, factor in ((IMAGES, BATCH, FACTOR), (images_of(1, 1, 4), 2, 0.0)):
        report = evaluation_report(evaluate, images, size, factor)
        expect_mean(report, "evaluate", images, size, factor)


@test_case(points=1, hidden=True)
def weights_after_an_epoch(train_epoch):
    lr = 0.1
    for images, size, start in ((images_of(1, 1, 4), 2, 0.0), (IMAGES, BATCH, FACTOR)):
        report = epoch_report(train_epoch, images, size, start, lr)
        ways = {
            "The gradients add up: clear them in each batch, with optimizer.zero_grad().": {"clear": "never"},
            "The optimizer steps only once an epoch, with the gradients of the last batch: step in each batch.": {
                "step": "epoch"
            },
            "The optimizer steps only once an epoch, and the gradients add up: step and clear in each batch.": {
                "step": "epoch",
                "clear": "never",
            },
            "The loss is multiplied by the size of the batch before the backward pass.": {"summed": True},
        }
        known = {sentence: train(images, start, lr, size=size, **options) for sentence, options in ways.items()}
        known["The weights never change: call backward, then optimizer.step(), in each batch."] = start
        first = batches(images, size)[0]
        known["Only the first batch is used: does the loop end too early?"] = train(first, start, lr, size=size)
        known["The last batch is left out."] = train(images[: -len(batches(images, size)[-1])], start, lr, size=size)
        known["There is more than one epoch: train for a single one."] = train(
            images, train(images, start, lr, size=size), lr, size=size
        )
        right = train(images, start, lr, size=size)
        if np.isnan(report["factor"]):
            expect_a_number(report, "train_epoch")
        if report["steps"] == 0 and not np.isclose(report["factor"], start):
            raise probes.Mistake("Another optimizer changes the weights: use the one that is given.")
        expect_close(report["factor"], right, what="The weight after an epoch", mistakes=known, tolerance=1e-6)


@test_case(points=0.5, hidden=True)
def the_given_criterion_of_reconstructions_and_images(train_epoch, evaluate):
    number = len(batches(IMAGES))
    trained = epoch_report(train_epoch, IMAGES, BATCH, FACTOR, 0.1, SLOPE)
    evaluated = evaluation_report(evaluate, IMAGES, BATCH, FACTOR, SLOPE)
    for report, function in ((trained, "train_epoch"), (evaluated, "evaluate")):
        expect_a_number(report, function)
        if report["criterion"] == 0:
            raise probes.Mistake(f"`{function}` never uses the criterion: call it with reconstructions and images.")
        if report["criterion"] < number:
            raise probes.Mistake(f"`{function}` does not use the given criterion for each batch.")
    known = {
        "The criterion is called with the images first: reconstructions come first, then the images.": train(
            IMAGES, FACTOR, 0.1, slope=SLOPE, swapped=True
        ),
        "The weights follow the mean squared error, whatever the criterion: use the one that is given.": train(
            IMAGES, FACTOR, 0.1
        ),
    }
    right = train(IMAGES, FACTOR, 0.1, slope=SLOPE)
    if not any(np.isclose(trained["factor"], wrong) for wrong in (right, *known.values())):
        return  # something else is wrong with the steps, which has cost its points
    expect_close(trained["factor"], right, what="The weight for another criterion", mistakes=known, tolerance=1e-6)
    swapped = sum(error(FACTOR, part, SLOPE, swapped=True) * len(part) for part in batches(IMAGES)) / len(IMAGES)
    if np.isclose(mean_of(evaluated), swapped):
        raise probes.Mistake("`evaluate` calls the criterion with the images first: reconstructions come first.")
    if np.isclose(mean_of(evaluated), error(FACTOR, IMAGES)):
        raise probes.Mistake("`evaluate` takes the mean squared error, whatever the criterion: use the one given.")


@test_case(points=0.5, hidden=True)
def in_training_mode_each_batch_before_its_step(train_epoch):
    """There is but one batch in the second report, so that gradients need not be cleared, and sizes do not matter."""
    report = epoch_report(train_epoch, IMAGES, BATCH, FACTOR, 0.1)
    modes = report["training"][report["gradients"]]
    if len(modes) == 0:
        raise probes.Mistake("The model is never trained: its calls have no gradients.")
    if not modes.all():
        raise probes.Mistake("The model is trained in evaluation mode: call model.train() in `train_epoch`.")
    single = epoch_report(train_epoch, IMAGES, len(IMAGES), FACTOR, 0.3)
    after = error(single["factor"], IMAGES)
    if not np.isclose(single["factor"], FACTOR) and np.isclose(mean_of(single), after):
        raise probes.Mistake("The loss is measured after the step: take that with which the gradients were computed.")
    if len(report["training"]) > len(batches(IMAGES)):
        raise probes.Mistake("The model is called more than once for a batch: keep what it makes of the images.")
    if len(report["training"]) < len(batches(IMAGES)):
        raise probes.Mistake("The model is not called for each batch.")


@test_case(points=0.5, hidden=True)
def evaluation_changes_nothing(evaluate):
    report = evaluation_report(evaluate, IMAGES, BATCH, FACTOR)
    if len(report["training"]) < len(batches(IMAGES)):
        raise probes.Mistake("`evaluate` does not call the model for each batch.")
    if not np.isclose(report["factor"], FACTOR):
        raise probes.Mistake("`evaluate` changes the weights of the model: it must not train.")
    if report["gradients"].any():
        raise probes.Mistake("`evaluate` computes gradients, or a graph for them: put it under torch.no_grad().")
    if report["training"].any():
        raise probes.Mistake("`evaluate` leaves the model in training mode: call model.eval() first.")


### END HIDDEN TESTS
