"""q7: the autoencoder, trained. 3 points, half a point for each rung: a mean squared error of 0.025 to one of 0.011."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q7"


@test_case(points=0.5)
def a_checkpoint_that_fits_and_an_error_of_0_025(make_autoencoder):
    report = checkpoint_outputs(make_autoencoder, "q7", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False)
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three images come out with shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
