"""q12: a better classifier. Another network than q10's that learns 1, the trained network 5."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, network_report

OK_FORMAT = False
name = "q12"


@test_case(points=0.5)
def another_network_than_lenet(make_improved, make_lenet):
    images = np.tile(np.arange(28, dtype=np.uint8) * 9, (8, 28, 1))
    report = network_report(make_improved, images)
    if report["outputs"].shape != (8, 10):
        raise Mistake(f"Eight images give an output of shape {report['outputs'].shape} instead of (8, 10).")
    try:
        lenet = network_report(make_lenet, images)
    except Mistake:
        return  # q10 is unfinished: there is nothing to compare with
    if report["weight_sizes"] == lenet["weight_sizes"] and np.allclose(report["training"], lenet["training"]):
        raise Mistake("This is the network of q10, unchanged.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "for seconds only": "q10 · make_lenet · 8 points",
    "is missing": "q10 · make_lenet · 8 points",
    "The trained network recognises": "What to expect",
    "instead of (8, 10)": "A first network",
    "the other images in the batch": "Training with run_model",
    "does not learn": "Training with run_model",
}
RUNGS = (98, 98.2, 98.3, 98.4, 98.5, 98.6, 98.7, 98.8, 98.9, 99)


@trained.once
def network(make_improved):
    return probes.checkpoint_outputs(make_improved, "q12", embedded.test_images())


def expect_rung(report, percent, **options):
    """Expect 98, 98.2, 98.3, 98.4, 98.5, 98.6, 98.7, 98.8, 98.9 or 99 % of the test digits."""
    trained.expect_accuracy(report, percent, rungs=RUNGS, **options)


@test_case(points=0.5, hidden=True)
def can_learn_and_then_be_evaluated(make_improved):
    images, labels = (part[:32] for part in embedded.training_subset())
    fresh = network_report(make_improved, images[:16])
    if not fresh["again"]:
        raise Mistake("Evaluation is random: F.dropout needs training=self.training, or use nn.Dropout.")
    if not np.allclose(fresh["singles"], fresh["outputs"][:3], atol=1e-4):
        raise Mistake("An image's output changes with the other images in the batch, even in evaluation mode.")
    report = probes.can_learn(make_improved, images, labels, 40, 0.003, enough=0.6)
    if not report["last_loss"] < 0.8 * report["first_loss"]:
        raise Mistake("The network does not learn: its loss on 32 digits hardly falls.")


@test_case(points=0.5, hidden=True)
def trained_to_98_0_percent(make_improved):
    expect_rung(network.anew(make_improved), 98.0, or_short_training=True)


@test_case(points=0.5, hidden=True)
def trained_to_98_2_percent(make_improved):
    expect_rung(network(make_improved), 98.2, or_short_training=True)


@test_case(points=0.5, hidden=True)
def trained_to_98_3_percent(make_improved):
    expect_rung(network(make_improved), 98.3, or_short_training=True)


@test_case(points=0.5, hidden=True)
def trained_to_98_4_percent(make_improved):
    expect_rung(network(make_improved), 98.4)


@test_case(points=0.5, hidden=True)
def trained_to_98_5_percent(make_improved):
    expect_rung(network(make_improved), 98.5)


@test_case(points=0.5, hidden=True)
def trained_to_98_6_percent(make_improved):
    expect_rung(network(make_improved), 98.6)


@test_case(points=0.5, hidden=True)
def trained_to_98_7_percent(make_improved):
    expect_rung(network(make_improved), 98.7)


@test_case(points=0.5, hidden=True)
def trained_to_98_8_percent(make_improved):
    expect_rung(network(make_improved), 98.8)


@test_case(points=0.5, hidden=True)
def trained_to_98_9_percent(make_improved):
    expect_rung(network(make_improved), 98.9)


@test_case(points=0.5, hidden=True)
def trained_to_99_0_percent(make_improved):
    expect_rung(network(make_improved), 99.0)


@test_case(points=0, hidden=True)
def integrity_claimed_accuracy(make_improved):
    trained.expect_honest_claim(network, make_improved)


### END HIDDEN TESTS
