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
SAME_CODE = 0.8  # median correlation: 0.98 where a run went on, 0.3 from equal starts, about 0 from different ones


def alikeness(codes, other_codes):
    """Return the median correlation between the numbers of two codes, place by place."""
    pairs = zip(codes.T.astype(float), other_codes.T.astype(float), strict=True)
    return np.median([np.corrcoef(a, b)[0, 1] for a, b in pairs if np.ptp(a) > 0 and np.ptp(b) > 0] or [0.0])


@trained.once
def networks(make_encoder, make_decoder):
    return [
        reconstruction_report(make_encoder, make_decoder, checkpoint, trained.some_digits())
        for checkpoint in ("q15_mse", "q15_mae")
    ]


def expect_long_training(reports):
    if any(report["fallback"] for report in reports):
        raise Mistake(trained.SHORT_TRAINING)


@test_case(points=0.5, hidden=True)
def two_networks_that_learned(make_encoder, make_decoder):
    reports = networks.anew(make_encoder, make_decoder)
    by_mse, by_mae = reports
    if np.allclose(by_mse["outputs"], by_mae["outputs"], atol=1e-3):
        raise Mistake("Both checkpoints hold the same weights: train two networks, one with each loss.")
    if not (trained.raw_mse(by_mse) < embedded.pca_mse(0) and trained.raw_mae(by_mae) < embedded.pca_mae(0)):
        raise Mistake("One of the two networks learned nothing: its reconstructions are no better than one picture.")
    if not alikeness(by_mse["codes"], by_mae["codes"]) <= SAME_CODE:
        raise Mistake("One of the two runs went on with trained weights: build a fresh network for each loss.")


@test_case(points=0.5, hidden=True)
def squared_error_is_lower_where_it_was_the_loss(make_encoder, make_decoder):
    reports = networks(make_encoder, make_decoder)
    expect_long_training(reports)
    if not trained.raw_mse(reports[0]) < trained.raw_mse(reports[1]):
        raise Mistake("The network trained with MSE does not have the lower squared error: which loss did it get?")


@test_case(points=0.5, hidden=True)
def absolute_error_is_lower_where_it_was_the_loss(make_encoder, make_decoder):
    reports = networks(make_encoder, make_decoder)
    expect_long_training(reports)
    if not trained.raw_mae(reports[1]) < trained.raw_mae(reports[0]):
        raise Mistake("The network trained with MAE does not have the lower absolute error: which loss did it get?")


### END HIDDEN TESTS
