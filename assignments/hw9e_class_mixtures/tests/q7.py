"""q7: the autoencoder, trained. 3 points, half a point each at 0.030, 0.025, 0.021, 0.018, 0.0165 and 0.015."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q7"


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_0_030(AutoEncoder):
    images = np.zeros((3, 28, 28), dtype=np.uint8)
    report = checkpoint_outputs(AutoEncoder, "q7", images, normalized=False, arguments=(32, 32, 10))
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
