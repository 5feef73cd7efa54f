"""q14: two loss functions of an autoencoder, 3 points each."""

import numpy as np
from otter.test_files import test_case

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
