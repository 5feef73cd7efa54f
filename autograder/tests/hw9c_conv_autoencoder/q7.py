"""q7: the autoencoder, trained. 3 points, half a point for each rung: a mean squared error of 0.025 to one of 0.011."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q7"

### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q7 · train it · 3 points"}
RUNGS = (0.025, 0.021, 0.017, 0.014, 0.012, 0.011)
GREY = 0.0964  # the error of a picture that is everywhere the mean of all pixels
SHORT = 0.064  # after the short training; the mean image of all digits has 0.0675


@trained.once
def network(make_autoencoder):
    digits = trained.some_digits()
    report = checkpoint_outputs(make_autoencoder, "q7", digits, normalized=False)
    error = trained.pixel_mse(report)
    if not report["fallback"] and error > RUNGS[0]:
        explain(make_autoencoder, digits, error)
    return report, error


def explain(make_autoencoder, digits, error):
    """Raise `Mistake` if a network misses the first rung for a reason that shows."""
    for sentence, images, normalized in (
        ("This network was trained on pixels from 0 to 255: here 1 is white.", 255 * embedded.scale(digits), False),
        ("This network was trained on normalised pixels: here 0 is black and 1 is white.", digits, True),
    ):
        if trained.pixel_mse(checkpoint_outputs(make_autoencoder, "q7", images, normalized=normalized)) < 0.7 * error:
            raise Mistake(sentence)
    if error > GREY:
        raise Mistake("This network makes no pictures of digits, as if it had never been trained.")


def expect_rung(look, most, short_most=None):
    """Expect a mean squared error of at most 0.025, 0.021, 0.017, 0.014, 0.012 or 0.011."""
    report, error = look
    trained.expect_error(report, error, most, rungs=RUNGS, short_most=short_most)


### END HIDDEN TESTS


@test_case(points=0.5)
def a_checkpoint_that_fits_and_an_error_of_0_025(make_autoencoder):
    report = checkpoint_outputs(make_autoencoder, "q7", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False)
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three images come out with shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
    ### BEGIN HIDDEN TESTS
    expect_rung(network.anew(make_autoencoder), 0.025, SHORT)
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_021(make_autoencoder):
    expect_rung(network(make_autoencoder), 0.021, SHORT)


@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_017(make_autoencoder):
    expect_rung(network(make_autoencoder), 0.017, SHORT)


@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_014(make_autoencoder):
    expect_rung(network(make_autoencoder), 0.014)


@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_012(make_autoencoder):
    expect_rung(network(make_autoencoder), 0.012)


@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_011(make_autoencoder):
    expect_rung(network(make_autoencoder), 0.011)


### END HIDDEN TESTS
