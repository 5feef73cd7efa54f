"""q16: a better autoencoder. A ladder over code size and mean absolute error, pixels from 0 to 1."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, reconstruction_report

OK_FORMAT = False
name = "q16"


@test_case(points=0.5)
def a_bottleneck_and_pictures_again(make_better_encoder, make_better_decoder):
    report = reconstruction_report(
        make_better_encoder, make_better_decoder, None, np.zeros((8, 28, 28), dtype=np.uint8)
    )
    if report["outputs"].shape != (8, 1, 28, 28):
        raise Mistake(
            f"Eight images give reconstructions of shape {report['outputs'].shape} instead of (8, 1, 28, 28)."
        )
    if report["codes"].shape[1] >= 784:
        raise Mistake(f"The code has {report['codes'].shape[1]} numbers, the image 784: there is no bottleneck.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "for seconds only": "q10 · make_lenet · 8 points",
    "is missing": "q10 · make_lenet · 8 points",
    "Principal components": "The yardstick",
    "one picture for all": "The yardstick",
    "needs more than the code": "The yardstick",
    "no bottleneck": "Part 3 · Autoencoders",
    "instead of (8, 1, 28, 28)": "The way back up",
}
NO_BETTER = "The reconstructions are hardly better than one picture for all digits."
CONSTANT_PICTURE = 0.12  # the per-pixel median reaches 0.126
BLACK_PICTURE = 0.132  # some good networks get no further in the short training
GOOD_BAR, BETTER_BAR = 0.055, 0.035
FULL_BAR, LARGEST_CODE = 0.0216, 100  # the reference's worst of three seeds and a tenth to spare
FULL_BAR_FOR_SMALL_CODES, SMALL_CODE = 0.035, 32
LARGEST_BOTTLENECK = 196


@trained.once
def autoencoder(make_encoder, make_decoder):
    """Return the trained autoencoder's code size, error and whether it was trained for seconds only."""
    report = reconstruction_report(make_encoder, make_decoder, "q16", trained.some_digits())
    if report["codes"].shape[1] >= 784:
        raise Mistake("The code has as many numbers as the image: there is no bottleneck.")
    if not np.mean(np.abs(report["direct"] - report["outputs"][:8])) < 0.15:
        raise Mistake("The decoder needs more than the code: something passes by the bottleneck.")
    if not np.ptp(report["outputs"], axis=0).max() > 0:
        raise Mistake("Every image gives the same reconstruction: the decoder makes nothing of the code.")
    return report["codes"].shape[1], trained.raw_mae(report), report["fallback"]


def in_earnest(make_encoder, make_decoder):
    """Return code size and error of an autoencoder that was trained, and learned something."""
    code_size, error, fallback = autoencoder(make_encoder, make_decoder)
    if fallback:
        raise Mistake(trained.SHORT_TRAINING)
    if not error < CONSTANT_PICTURE:
        raise Mistake(NO_BETTER)
    return code_size, error


def expect_error(make_encoder, make_decoder, bar, largest_code=LARGEST_BOTTLENECK):
    """Expect a mean absolute error of at most 0.055, 0.035 or 0.0216 with a code of at most 100 or 196 numbers.

    What is said is which bound is missed first, the same in all cases.
    """
    code_size, error = in_earnest(make_encoder, make_decoder)
    if code_size > largest_code:
        bound = max(size for size in (LARGEST_CODE, LARGEST_BOTTLENECK) if code_size > size)
        raise Mistake(f"The code is too long for these points: it has more than {bound} numbers.")
    if not error <= bar:
        bound = max(bound for bound in (GOOD_BAR, BETTER_BAR, FULL_BAR) if error > bound)
        raise Mistake(f"The mean absolute error of the reconstructions is above {bound:g}.")


@test_case(points=1, hidden=True)
def better_than_one_picture_for_all(make_better_encoder, make_better_decoder):
    _, error, fallback = autoencoder.anew(make_better_encoder, make_better_decoder)
    if not error < (BLACK_PICTURE if fallback else CONSTANT_PICTURE):
        raise Mistake(NO_BETTER)


@test_case(points=1, hidden=True)
def better_than_principal_components(make_better_encoder, make_better_decoder):
    code_size, error = in_earnest(make_better_encoder, make_better_decoder)
    if not error < embedded.pca_mae(code_size):
        raise Mistake("Principal components alone reconstruct the digits better from a code of the same size.")


@test_case(points=1, hidden=True)
def good_reconstructions(make_better_encoder, make_better_decoder):
    expect_error(make_better_encoder, make_better_decoder, GOOD_BAR)


@test_case(points=0.5, hidden=True)
def better_reconstructions(make_better_encoder, make_better_decoder):
    expect_error(make_better_encoder, make_better_decoder, BETTER_BAR)


@test_case(points=1, hidden=True)
def excellent_reconstructions_from_a_short_code(make_better_encoder, make_better_decoder):
    code_size, _, _ = autoencoder(make_better_encoder, make_better_decoder)
    bar = FULL_BAR_FOR_SMALL_CODES if code_size <= SMALL_CODE else FULL_BAR
    expect_error(make_better_encoder, make_better_decoder, bar, LARGEST_CODE)


### END HIDDEN TESTS
