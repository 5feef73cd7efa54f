"""q13: a decoder, LeNet in reverse. Behaviour of a fresh network only."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, network_report

OK_FORMAT = False
name = "q13"


@test_case(points=0.5)
def one_picture_for_each_code(make_decoder):
    outputs = network_report(make_decoder, np.zeros((2, 10), dtype=np.float32))["outputs"]
    if outputs.shape != (2, 1, 28, 28):
        raise Mistake(f"Two codes give an output of shape {outputs.shape} instead of (2, 1, 28, 28).")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "bounded": "Show a network what it was trained on",
    "same weights": "Encoder and decoder",
    "ignores": "Part 3 · Autoencoders",
    "shape": "The way back up",
    "(n, 1, 28, 28)": "The way back up",
}
CODES = np.random.default_rng(13).normal(size=(11, 10)).astype(np.float32)
CODES[1:] = CODES[0] + 2 * np.eye(10, dtype=np.float32)  # each differs from the first in one number only


@trained.once
def fresh(make_decoder):
    try:
        report = network_report(make_decoder, CODES)
    except probes.Raised:
        raise probes.Raised(
            "The decoder stops with an error for 11 codes: does the reshape keep the batch axis?"
        ) from None
    if not np.all(np.isfinite(report["outputs"])):
        raise Mistake("The decoder returns NaN or infinity.")
    return report


@test_case(points=2, hidden=True)
def right_shape_for_every_batch(make_decoder):
    report = fresh.anew(make_decoder)
    shape = report["outputs"].shape
    if shape == (11, 28, 28):
        raise Mistake("The channel dimension is missing: a batch of pictures is (n, 1, 28, 28).")
    if shape == (11, 784):
        raise Mistake("The pictures are flat: a batch of pictures is (n, 1, 28, 28).")
    if shape != (11, 1, 28, 28) or report["singles"].shape != (3, 1, 28, 28):
        raise Mistake("The decoder does not return pictures of shape (n, 1, 28, 28) for every n.")
    scale = max(1.0, np.abs(report["outputs"]).max())
    if not np.allclose(report["singles"], report["outputs"][:3], atol=1e-4 * scale):
        raise Mistake("A code's picture changes with the other codes in the batch.")


def changed_pictures(make_decoder):
    """Return how much the picture changes with each number of the code, at least with one."""
    pictures = fresh(make_decoder)["outputs"].reshape(11, -1)
    changes = np.abs(pictures[1:] - pictures[0]).max(axis=1)
    if not np.any(changes > 0):
        raise Mistake("The decoder ignores its input: every code gives the same picture.")
    return changes


@test_case(points=1.5, hidden=True)
def every_number_of_the_code_matters(make_decoder):
    changes = changed_pictures(make_decoder)
    if not np.all(changes > 0):
        raise Mistake("The decoder ignores a part of the code.")


@test_case(points=1, hidden=True)
def unbounded_output(make_decoder):
    # Normalised pixels run from −0.42 to 2.82: with some weights the decoder must reach both ends.
    outputs = fresh(make_decoder)["stretched"]
    lowest, highest = float(np.min(outputs)), float(np.max(outputs))
    if lowest <= -0.4 and highest >= 2.5:
        return
    if lowest >= 0 and highest <= 1:
        raise Mistake("The output is bounded to 0 … 1, but images are normalised: leave the last sigmoid out.")
    if lowest >= 0:
        raise Mistake("The output is bounded, never below 0, but black is −0.42: leave the last ReLU out.")
    if lowest >= -1 and highest <= 1:
        raise Mistake("The output is bounded to −1 … 1, but white is 2.82: leave the last tanh out.")
    raise Mistake("The output is bounded: it cannot reach every value of a normalised image.")


@test_case(points=0.5, hidden=True)
def can_be_trained(make_decoder):
    changed_pictures(make_decoder)
    if not fresh(make_decoder)["gradient"]:
        raise Mistake("No gradient flows through the decoder: is there a detach, a no_grad or a conversion to numpy?")


@test_case(points=0.5, hidden=True)
def fresh_weights_on_each_call(make_decoder):
    if not fresh(make_decoder)["fresh"]:
        raise Mistake("Two calls give the same weights: make new layers inside of the function, without a seed.")


### END HIDDEN TESTS
