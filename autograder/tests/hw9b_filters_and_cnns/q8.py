"""q8: LeNet, trained. 1 point: half of it at 93 %, all at 97 %."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q8"

### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "normalised pixels": "The data",
    "": "q8 · train LeNet · 1 point",
}
RUNGS = (93, 97)


@trained.once
def network(make_lenet):
    report = checkpoint_outputs(make_lenet, "q8", embedded.test_images(), normalized=False)
    trained.explain_a_miss(
        report,
        RUNGS[0],
        lambda: checkpoint_outputs(make_lenet, "q8", embedded.test_images()),
    )
    return report


### END HIDDEN TESTS


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_93_percent(make_lenet):
    report = checkpoint_outputs(make_lenet, "q8", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
    ### BEGIN HIDDEN TESTS
    report = network.anew(make_lenet)
    trained.expect_accuracy(report, 93, rungs=RUNGS, or_short_training=True, short_percent=85)
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
@test_case(points=0.5, hidden=True)
def trained_to_97_percent(make_lenet):
    trained.expect_accuracy(network(make_lenet), 97, rungs=RUNGS)


@test_case(points=0, hidden=True)
def integrity_claimed_accuracy(make_lenet):
    trained.expect_honest_claim(network, make_lenet)


### END HIDDEN TESTS
