"""q10: the CNN, trained. 2 points, half a point each at 94, 95.5, 96.5 and 97.5 %."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, checkpoint_outputs

OK_FORMAT = False
name = "q10"

### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "normalised pixels": "The data",
    "": "q10 · train the CNN · 2 points",
}
RUNGS = (94, 95.5, 96.5, 97.5)


@trained.once
def network(make_cnn):
    report = checkpoint_outputs(make_cnn, "q10", embedded.test_images(), normalized=False)
    trained.explain_a_miss(
        report,
        RUNGS[0],
        lambda: checkpoint_outputs(make_cnn, "q10", embedded.test_images()),
    )
    return report


### END HIDDEN TESTS


@test_case(points=0.5)
def a_checkpoint_that_fits_and_reaches_94_percent(make_cnn):
    report = checkpoint_outputs(make_cnn, "q10", np.zeros((3, 28, 28), dtype=np.uint8), normalized=False)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
    ### BEGIN HIDDEN TESTS
    report = network.anew(make_cnn)
    trained.expect_accuracy(report, 94, rungs=RUNGS, or_short_training=True, short_percent=88)
    ### END HIDDEN TESTS


### BEGIN HIDDEN TESTS
@test_case(points=0.5, hidden=True)
def trained_to_95_5_percent(make_cnn):
    trained.expect_accuracy(network(make_cnn), 95.5, rungs=RUNGS, or_short_training=True, short_percent=88)


@test_case(points=0.5, hidden=True)
def trained_to_96_5_percent(make_cnn):
    trained.expect_accuracy(network(make_cnn), 96.5, rungs=RUNGS)


@test_case(points=0.5, hidden=True)
def trained_to_97_5_percent(make_cnn):
    trained.expect_accuracy(network(make_cnn), 97.5, rungs=RUNGS)


@test_case(points=0, hidden=True)
def integrity_claimed_accuracy(make_cnn):
    trained.expect_honest_claim(network, make_cnn)


### END HIDDEN TESTS
