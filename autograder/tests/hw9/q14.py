"""q14: two loss functions of an autoencoder, 3 points each."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import expect_close, loss_report

OK_FORMAT = False
name = "q14"


@test_case(points=0.5)
def mean_squared_error_of_two_tiny_images(autoencoder_output_and_mseloss):
    # The model answers X + 0.5, so that every squared difference is 0.25.
    report = loss_report(autoencoder_output_and_mseloss, np.arange(8.0).reshape(2, 1, 2, 2), [3, 7], 1.0, 0.5)
    expect_close(report["loss"], 0.25, what="The loss")


@test_case(points=0.5)
def mean_absolute_error_of_two_tiny_images(autoencoder_output_and_maeloss):
    # The model answers X + 0.5, so that every absolute difference is 0.5.
    report = loss_report(autoencoder_output_and_maeloss, np.arange(8.0).reshape(2, 1, 2, 2), [3, 7], 1.0, 0.5)
    expect_close(report["loss"], 0.5, what="The loss")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "target is X": "Part 3 · Autoencoders",
    "The model is": "Encoder and decoder",
}
IMAGES = np.random.default_rng(14).normal(size=(5, 1, 6, 5)) + 0.2
LABELS = np.array([3, 1, 4, 1, 5])
SLOPE, INTERCEPT = 0.7, 0.4
OUTPUT = SLOPE * IMAGES + INTERCEPT
ERRORS = OUTPUT - IMAGES
SQUARED, ABSOLUTE = np.mean(ERRORS**2), np.mean(np.abs(ERRORS))
MSE, MAE = (np.square, ABSOLUTE), (np.abs, SQUARED)  # what is averaged, and the other function's loss
DEPENDS_ON_Y = "The loss depends on y: an autoencoder's target is X itself."
OTHERS = IMAGES[::-1].copy()  # labels that look like images, to tell whether they are used


@trained.once
def looked_at(function):
    """Return the reports for labels that are labels, and for labels that look like images."""
    return [loss_report(function, IMAGES, labels, SLOPE, INTERCEPT) for labels in (LABELS, OTHERS)]


def usual(function, measure, other, anew=False):
    """Return the report for labels that are labels, if its loss is a number that the model has a part in."""
    report = (looked_at.anew if anew else looked_at)(function)[0]
    if report["calls"] == 0 and not probes.is_close(report["output"], OUTPUT, 1e-4):  # it may have called `forward`
        raise probes.Mistake("The model is not called.")
    if report["loss"].shape == OUTPUT.shape and report["output"].size == 1:
        raise probes.Mistake("Output and loss are reversed: return the output first, then the loss.")
    if not np.all(np.isfinite(report["loss"])):
        raise probes.Mistake("The loss is NaN or infinite.")
    if report["loss"].shape != ():
        expect_loss(report, measure, other)
    return report


def expect_loss(report, measure, other):
    """Check the loss; `measure` is what it averages, `other` is the other question's loss."""
    errors, size = measure(ERRORS), np.abs(ERRORS)
    expected = np.mean(errors)
    expect_close(
        report["loss"],
        expected,
        what="The loss",
        mistakes={
            "This is the sum over all elements: the loss is their mean.": np.sum(errors),
            "This sums over each image's pixels: the loss is the mean over all elements.": np.sum(errors) / 5,
            "This sums over the images: the loss is the mean over all elements.": expected * 5,
            "This averages over each image only: the loss is one number for all.": errors.mean(axis=(1, 2, 3)),
            "This is not averaged at all: the loss is one number.": errors,
            "This is the root of the mean squared error: leave the root out.": np.sqrt(SQUARED),
            "This is the root of the summed squares: take the mean, without a root.": np.sqrt(np.sum(ERRORS**2)),
            "The two losses are swapped: this is the other one.": other,
            "The differences keep their signs and cancel each other: take their absolute values.": np.mean(ERRORS),
            "The differences keep their signs and cancel each other; take their absolute values.": -np.mean(ERRORS),
            "The mean is squared: square each difference, then take the mean.": np.mean(ERRORS) ** 2,
            "This is half of the loss.": expected / 2,
            "This is the smooth loss, squared near 0: take absolute differences as they are.": np.mean(
                np.where(size < 1, ERRORS**2 / 2, size - 0.5)
            ),
            DEPENDS_ON_Y: np.mean(measure(OUTPUT - LABELS)),
            "The loss compares the output with nothing: the target is X.": np.mean(measure(OUTPUT)),
        },
    )


def expect_value(function, measure, other):
    """Check loss and output."""
    report = usual(function, measure, other, anew=True)
    expect_loss(report, measure, other)
    expect_close(report["output"], OUTPUT, what="The output", mistakes={"The output is the input.": IMAGES})


def expect_gradient(function, measure, other, gradient):
    """Check the gradient of the loss by slope and intercept."""
    report = usual(function, measure, other)
    if np.all(np.isnan(report["gradient"])):
        raise probes.Mistake("The loss is cut off from the model: leave out .item(), .detach() and no_grad.")
    expect_close(report["gradient"], gradient, what="The gradient of the loss", tolerance=1e-3)


def expect_frugality(function, measure, other):
    """Check that the model is called once and that y is ignored, whatever the loss is otherwise."""
    report, for_others = usual(function, measure, other), looked_at(function)[1]
    if report["calls"] > 1:
        raise probes.Mistake("The model is called more than once: keep its output.")
    if not (for_others["loss"].shape == () and abs(for_others["loss"] / report["loss"] - 1) < 1e-4):
        raise probes.Mistake(DEPENDS_ON_Y)


@test_case(points=1, hidden=True)
def mean_squared_error(autoencoder_output_and_mseloss):
    expect_value(autoencoder_output_and_mseloss, *MSE)


@test_case(points=1, hidden=True)
def mean_squared_error_has_a_gradient(autoencoder_output_and_mseloss):
    gradient = [np.mean(2 * ERRORS * IMAGES), np.mean(2 * ERRORS)]
    expect_gradient(autoencoder_output_and_mseloss, *MSE, gradient)


@test_case(points=0.5, hidden=True)
def mean_squared_error_calls_the_model_once_and_ignores_y(autoencoder_output_and_mseloss):
    expect_frugality(autoencoder_output_and_mseloss, *MSE)


@test_case(points=1, hidden=True)
def mean_absolute_error(autoencoder_output_and_maeloss):
    expect_value(autoencoder_output_and_maeloss, *MAE)


@test_case(points=1, hidden=True)
def mean_absolute_error_has_a_gradient(autoencoder_output_and_maeloss):
    gradient = [np.mean(np.sign(ERRORS) * IMAGES), np.mean(np.sign(ERRORS))]
    expect_gradient(autoencoder_output_and_maeloss, *MAE, gradient)


@test_case(points=0.5, hidden=True)
def mean_absolute_error_calls_the_model_once_and_ignores_y(autoencoder_output_and_maeloss):
    expect_frugality(autoencoder_output_and_maeloss, *MAE)


### END HIDDEN TESTS
