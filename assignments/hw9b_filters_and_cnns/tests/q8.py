"""q8: LeNet, trained. 1 point: half of it at 93 %, all at 97 %."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q8"


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_93_percent(make_lenet):
    report = checkpoint_outputs(make_lenet, "q8", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
