"""What hidden tests measure of trained autoencoders whose pixels go from 0 to 1."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from autograder import trained
from autograder.embedded import scale
from autograder.probes import Mistake

DIGITS = scale(trained.some_digits())  # (2000, 1, 28, 28)


def report(outputs, fallback=False):
    return {"outputs": outputs, "fallback": fallback}


@pytest.mark.parametrize("blur", [0.0, 0.25, 1.0])
def test_errors_are_those_of_torch_also_for_pixels_that_are_exactly_black_or_white(blur):
    outputs = (1 - blur) * DIGITS.round() + blur * 0.3
    original, made = (torch.from_numpy(np.asarray(images, dtype=np.float64)) for images in (DIGITS, outputs))
    for images in (outputs, outputs.reshape(2000, 784)):
        assert trained.pixel_mse(report(images)) == pytest.approx(F.mse_loss(made, original).item(), rel=1e-6)
        entropy = F.binary_cross_entropy(made, original).item()
        assert trained.pixel_bce(report(images)) == pytest.approx(entropy, rel=1e-6)


@pytest.mark.parametrize(
    ("outputs", "sentence"),
    [
        (DIGITS[:, :, :27], "does not have the shape of its input"),
        (DIGITS[:100], "does not have the shape of its input"),
        (np.where(DIGITS > 0.99, np.nan, DIGITS), "NaN or infinity"),
    ],
)
def test_what_is_no_reconstruction_is_refused(outputs, sentence):
    with pytest.raises(Mistake, match=sentence):
        trained.pixel_mse(report(outputs))


@pytest.mark.parametrize(
    ("error", "most", "above"), [(0.02, 0.02, None), (0.021, 0.03, None), (0.021, 0.01, 0.02), (0.04, 0.01, 0.03)]
)
def test_each_case_of_a_ladder_names_the_highest_rung_that_is_exceeded(error, most, above):
    look = report(DIGITS)
    if above is None:
        trained.expect_error(look, error, most, rungs=(0.03, 0.02, 0.01))
    else:
        with pytest.raises(Mistake, match=rf"error of the trained network is above {above} on the test digits"):
            trained.expect_error(look, error, most, rungs=(0.03, 0.02, 0.01))


def test_not_a_number_exceeds_every_rung():
    with pytest.raises(Mistake, match=r"above 0\.03"):
        trained.expect_error(report(DIGITS), float("nan"), 0.01, rungs=(0.03, 0.01))


@pytest.mark.parametrize(("short_most", "passes"), [(None, False), (0.05, False), (0.07, True)])
def test_the_short_training_counts_where_the_case_says_so(short_most, passes):
    look = report(DIGITS, fallback=True)
    if passes:
        trained.expect_error(look, 0.06, 0.01, short_most=short_most)
    else:
        with pytest.raises(Mistake, match="trained for seconds only"):
            trained.expect_error(look, 0.06, 0.01, short_most=short_most)
