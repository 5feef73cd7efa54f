"""q5: the MLP, trained. 1 point: half of it at 90 %, all at 95.5 %."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q5"

### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "normalised pixels": "The data",
    "": "q5 · train the MLP · 1 point",
}
RUNGS = (90, 95.5)


@trained.once
def network(make_mlp):
    report = checkpoint_outputs(make_mlp, "q5", embedded.test_images(), normalized=False, flat=True)
    trained.explain_a_miss(
        report,
        RUNGS[0],
        lambda: checkpoint_outputs(make_mlp, "q5", embedded.test_images(), flat=True),
    )
    return report


### END HIDDEN TESTS


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_90_percent(make_mlp):
    report = checkpoint_outputs(make_mlp, "q5", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False, flat=True)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
    ### BEGIN HIDDEN TESTS
    report = network.anew(make_mlp)
    trained.expect_accuracy(report, 90, rungs=RUNGS, or_short_training=True, short_percent=85)
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
@test_case(points=0.5, hidden=True)
def trained_to_95_5_percent(make_mlp):
    trained.expect_accuracy(network(make_mlp), 95.5, rungs=RUNGS)


@test_case(points=0, hidden=True)
def integrity_claimed_accuracy(make_mlp):
    trained.expect_honest_claim(network, make_mlp)


### END HIDDEN TESTS
