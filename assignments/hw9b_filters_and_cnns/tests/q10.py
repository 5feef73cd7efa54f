"""q10: the CNN, trained. 2 points, half a point each at 94, 95.5, 96.5 and 97.5 %."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q10"


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_94_percent(make_cnn):
    report = checkpoint_outputs(make_cnn, "q10", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
