"""q11: the variant, trained. 2 points, half a point for each rung: a mean squared error of 0.02 to one of 0.007."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q11"

### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q11 · train the variant · 2 points"}
RUNGS = (0.02, 0.014, 0.01, 0.007)
GREY = 0.0964  # the error of a picture that is everywhere the mean of all pixels
SHORT = 0.05  # after the short training; the mean image of all digits has 0.0675


@trained.once
def network(make_upsample_autoencoder):
    digits = trained.some_digits()
    report = checkpoint_outputs(make_upsample_autoencoder, "q11", digits, normalized=False)
    error = trained.pixel_mse(report)
    if not report["fallback"] and error > RUNGS[0]:
        explain(make_upsample_autoencoder, digits, error)
    return report, error


def explain(make_upsample_autoencoder, digits, error):
    """Raise `Mistake` if a network misses the first rung for a reason that shows."""
    for sentence, images, normalized in (
        ("This network was trained on pixels from 0 to 255: here 1 is white.", 255 * embedded.scale(digits), False),
        ("This network was trained on normalised pixels: here 0 is black and 1 is white.", digits, True),
    ):
        if (
            trained.pixel_mse(checkpoint_outputs(make_upsample_autoencoder, "q11", images, normalized=normalized))
            < 0.7 * error
        ):
            raise Mistake(sentence)
    if error > GREY:
        raise Mistake("This network makes no pictures of digits, as if it had never been trained.")


def expect_rung(look, most, short_most=None):
    """Expect a mean squared error of at most 0.02, 0.014, 0.01 or 0.007."""
    report, error = look
    trained.expect_error(report, error, most, rungs=RUNGS, short_most=short_most)


### END HIDDEN TESTS


@test_case(points=0.5)
def a_checkpoint_that_fits_and_an_error_of_0_020(make_upsample_autoencoder):
    report = checkpoint_outputs(
        make_upsample_autoencoder, "q11", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False
    )
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three images come out with shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
    ### BEGIN HIDDEN TESTS
    expect_rung(network.anew(make_upsample_autoencoder), 0.02, SHORT)
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_014(make_upsample_autoencoder):
    expect_rung(network(make_upsample_autoencoder), 0.014, SHORT)


@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_010(make_upsample_autoencoder):
    expect_rung(network(make_upsample_autoencoder), 0.01)


@test_case(points=0.5, hidden=True)
def trained_to_an_error_of_0_007(make_upsample_autoencoder):
    expect_rung(network(make_upsample_autoencoder), 0.007)


### END HIDDEN TESTS
