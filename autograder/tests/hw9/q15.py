"""q15: one autoencoder trained with each loss. The two networks 1, what their losses made of them 1."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, reconstruction_report

OK_FORMAT = False
name = "q15"


@test_case(points=0.5)
def two_checkpoints_that_fit(make_encoder, make_decoder):
    for checkpoint in ("q15_mse", "q15_mae"):
        black = np.zeros((8, 28, 28), dtype=np.uint8)
        report = reconstruction_report(make_encoder, make_decoder, checkpoint, black)
        if report["outputs"].shape != (8, 1, 28, 28):
            raise Mistake(f"{checkpoint} gives reconstructions of shape {report['outputs'].shape}.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "for seconds only": "q10 · make_lenet · 8 points",
    "is missing": "q10 · make_lenet · 8 points",
    "the same loss": "q14 · two losses · 6 points",
    "learned nothing": "What to expect",
    "a fresh network": "Encoder and decoder",
}
# mse / mae² tells the loss, however good a network is: 3.4 to 5.0 after the squared one, 6.1 to 7.2 after the absolute.
ANOTHER_LOSS = 1.2  # that of the one by that of the other: 1.4 to 1.7, and up to 1.1 after the same loss
SAME_LOSS = "Both networks look as if they had been trained with the same loss."
SAME_CODE = 0.8  # median correlation: 0.98 where a run went on, 0.3 from equal starts, about 0 from different ones


def alikeness(codes, other_codes):
    """Return the median correlation between the numbers of two codes, place by place."""
    pairs = zip(codes.T.astype(float), other_codes.T.astype(float), strict=True)
    return np.median([np.corrcoef(a, b)[0, 1] for a, b in pairs if np.ptp(a) > 0 and np.ptp(b) > 0] or [0.0])


@trained.once
def networks(make_encoder, make_decoder):
    by_mse, by_mae = (
        reconstruction_report(make_encoder, make_decoder, checkpoint, trained.some_digits())
        for checkpoint in ("q15_mse", "q15_mae")
    )
    if np.allclose(by_mse["outputs"], by_mae["outputs"], atol=1e-3):
        raise Mistake("Both checkpoints hold the same weights: train two networks, one with each loss.")
    if not (trained.raw_mse(by_mse) < embedded.pca_mse(0) and trained.raw_mae(by_mae) < embedded.pca_mae(0)):
        raise Mistake("One of the two networks learned nothing: its reconstructions are no better than one picture.")
    return by_mse, by_mae


def gain(make_encoder, make_decoder):
    """Return how much larger mse / mae² is after the absolute loss, of networks that were trained in earnest."""
    reports = networks(make_encoder, make_decoder)
    if any(report["fallback"] for report in reports):
        raise Mistake(trained.SHORT_TRAINING)
    by_mse, by_mae = (trained.raw_mse(report) / trained.raw_mae(report) ** 2 for report in reports)
    return by_mae / by_mse


@test_case(points=0.5, hidden=True)
def two_networks_that_learned(make_encoder, make_decoder):
    by_mse, by_mae = networks.anew(make_encoder, make_decoder)
    if not alikeness(by_mse["codes"], by_mae["codes"]) <= SAME_CODE:
        raise Mistake("One of the two runs went on with trained weights: build a fresh network for each loss.")


@test_case(points=0.5, hidden=True)
def trained_with_two_losses(make_encoder, make_decoder):
    if 1 / ANOTHER_LOSS < gain(make_encoder, make_decoder) < ANOTHER_LOSS:
        raise Mistake(SAME_LOSS)


@test_case(points=0.5, hidden=True)
def each_loss_under_its_own_name(make_encoder, make_decoder):
    by_absolute_loss = gain(make_encoder, make_decoder)
    if by_absolute_loss <= 1 / ANOTHER_LOSS:
        raise Mistake("The checkpoints look swapped, by their errors under both losses: which loss did each get?")
    if by_absolute_loss < ANOTHER_LOSS:
        raise Mistake(SAME_LOSS)


### END HIDDEN TESTS
