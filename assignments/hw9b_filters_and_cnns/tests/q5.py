"""q5: the MLP, trained. 1 point: half of it at 90 %, all at 95.5 %."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q5"


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_90_percent(make_mlp):
    report = checkpoint_outputs(make_mlp, "q5", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False, flat=True)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
