"""q7: the autoencoder, trained. 3 points, half a point each at 0.030, 0.025, 0.021, 0.018, 0.0165 and 0.015."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import trained

### END HIDDEN TESTS
from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q7"

### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "normalised pixels": "The data",
    "black": "Black collapse",
    "": "q7 · train it · 3 points",
}
RUNGS = (0.015, 0.0165, 0.018, 0.021, 0.025, 0.030)
SHORT = 0.055  # after the short training; 0.032 to 0.037 with five seeds
SIZES = (32, 32, 10)


def outputs_of(AutoEncoder, normalized=False):
    images = trained.some_digits()
    return checkpoint_outputs(AutoEncoder, "q7", images, normalized=normalized, arguments=SIZES)


@trained.once
def network(AutoEncoder):
    """Return the report, and the error; tell of a miss whose reason shows."""
    report = outputs_of(AutoEncoder)
    error = trained.pixel_mse(report)
    if error > (SHORT if report["fallback"] else RUNGS[-1]):
        _, pictures = trained.pixels(report)
        if pictures.max() < 0.1:
            raise Mistake(
                "This network paints everything black, it has collapsed: make it anew, with warmup_steps=200."
            )
        if pictures.std(axis=0).max() < 0.02:
            raise Mistake("This network draws the same picture whatever it sees, as if it had never been trained.")
        if not report["fallback"] and trained.pixel_mse(outputs_of(AutoEncoder, normalized=True)) < error / 1.5:
            raise Mistake("This network was trained on normalised pixels: here 0 is black and 1 is white.")
    return report, error


def expect(AutoEncoder, most, look=network, short=None):
    report, error = look(AutoEncoder)
    trained.expect_error(report, error, most, rungs=RUNGS, short_most=short)


### END HIDDEN TESTS


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_0_030(AutoEncoder):
    images = np.zeros((3, 28, 28), dtype=np.uint8)
    report = checkpoint_outputs(AutoEncoder, "q7", images, normalized=False, arguments=(32, 32, 10))
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
    ### BEGIN HIDDEN TESTS
    expect(AutoEncoder, 0.030, look=network.anew, short=SHORT)
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
@test_case(points=0.5, hidden=True)
def trained_to_0_025(AutoEncoder):
    expect(AutoEncoder, 0.025, short=SHORT)


@test_case(points=0.5, hidden=True)
def trained_to_0_021(AutoEncoder):
    expect(AutoEncoder, 0.021, short=SHORT)


@test_case(points=0.5, hidden=True)
def trained_to_0_018(AutoEncoder):
    expect(AutoEncoder, 0.018)


@test_case(points=0.5, hidden=True)
def trained_to_0_0165(AutoEncoder):
    expect(AutoEncoder, 0.0165)


@test_case(points=0.5, hidden=True)
def trained_to_0_015(AutoEncoder):
    expect(AutoEncoder, 0.015)


### END HIDDEN TESTS
