"""q10: LeNet-5. Structure and behaviour of a fresh network 5, learning 1, the trained one 2: 95, 96, 97 and 98 %."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import embedded, probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, network_report

OK_FORMAT = False
name = "q10"


@test_case(points=0.5)
def one_row_of_ten_numbers_for_each_image(make_lenet):
    outputs = network_report(make_lenet, np.zeros((3, 28, 28), dtype=np.uint8))["outputs"]
    if outputs.shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {outputs.shape} instead of (3, 10).")


@test_case(points=0.5)
def as_many_parameters_as_lenet(make_lenet):
    parameters = network_report(make_lenet, np.zeros((3, 28, 28), dtype=np.uint8))["parameters"]
    if parameters != 61_706:
        raise Mistake(
            f"The network has {parameters:,} parameters instead of 61,706: look at kernel sizes, padding and pooling."
        )


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "leave the": "A first network",
    "flattening": "Flatten",
    "The trained network recognises": "What to expect",
}
RUNGS = (95, 96, 97, 98)
WEIGHT_SIZES = [6 * 25, 84 * 10, 6 * 16 * 25, 120 * 84, 400 * 120]


@trained.once
def fresh(make_lenet):
    try:
        report = network_report(make_lenet, embedded.training_subset()[0][:64])
    except probes.Raised:
        raise probes.Raised(
            "The network stops with an error: after the flattening each image should have 16·5·5 = 400 numbers, "
            "whatever the size of the batch."
        ) from None
    if report["outputs"].shape != (64, 10):
        raise Mistake("The output is not one row of ten numbers for each image.")
    return report


def expect_new_layers(report):
    """Raise `Mistake` if layers may be shared by all networks: then they are no longer as they were made."""
    if not report["fresh"]:
        raise Mistake("Two calls give the same weights: make new layers inside of the function, without a seed.")


def expect_an_eye_on_the_image(report):
    if not np.ptp(report["outputs"], axis=0).max() > 0:
        raise Mistake("Every image gives the same output.")


@trained.once
def network(make_lenet):
    return probes.checkpoint_outputs(make_lenet, "q10", embedded.test_images())


def expect_logits(report):
    """Name the function on top of the logits that gives itself away by the range of its values."""
    usual, stretched = report["outputs"], report["stretched"]
    outputs = np.concatenate([usual, *stretched]).astype(np.float64)
    if not np.all(np.isfinite(outputs)):
        raise Mistake("The network returns NaN or infinity.")
    if outputs.min() >= 0 and np.allclose(outputs.sum(axis=1), 1, atol=1e-3):
        raise Mistake("The outputs are probabilities: leave the softmax out, since the loss expects logits.")
    if outputs.max() <= 1e-6 and np.allclose(np.exp(outputs).sum(axis=1), 1, atol=1e-3):
        raise Mistake("The outputs are log-probabilities: leave the log-softmax out, since the loss expects logits.")
    if outputs.min() >= 0 and outputs.max() <= 1:
        raise Mistake("The outputs stay between 0 and 1: leave the sigmoid after the last layer out.")
    if outputs.min() >= 0:
        raise Mistake("The outputs are never negative: leave the ReLU after the last layer out.")
    if np.abs(outputs).max() <= 1:
        raise Mistake("The outputs stay between −1 and 1: leave the tanh after the last layer out.")


@test_case(points=1, hidden=True)
def every_image_on_its_own(make_lenet):
    report = fresh.anew(make_lenet)
    scale = max(1.0, np.abs(report["outputs"]).max())
    if not np.allclose(report["singles"], report["outputs"][:3], atol=1e-4 * scale):
        raise Mistake("An image's output changes with the other images in the batch: look at the flattening.")


@test_case(points=1, hidden=True)
def returns_logits(make_lenet):
    expect_logits(fresh(make_lenet))


@test_case(points=1, hidden=True)
def has_non_linearities(make_lenet):
    report = fresh(make_lenet)
    expect_an_eye_on_the_image(report)
    if not report["curvature"] > 1e-4:
        raise Mistake("There is no non-linearity: the whole network is one linear map.")
    for number, curved in enumerate(probes.layers_report(make_lenet)["curved"], start=1):
        if not curved > 1e-4:
            raise Mistake(
                f"There is no non-linearity between layers {number} and {number + 1}: one linear map together."
            )


@test_case(points=0.5, hidden=True)
def has_the_layers_of_lenet(make_lenet):
    if fresh(make_lenet)["weight_sizes"] != WEIGHT_SIZES:
        raise Mistake("The layers do not have the sizes of LeNet's: two convolutions 5×5, then 120, 84 and 10 units.")


@test_case(points=0.5, hidden=True)
def fresh_weights_and_an_eye_on_the_image(make_lenet):
    report = fresh(make_lenet)
    expect_new_layers(report)
    expect_an_eye_on_the_image(report)


@test_case(points=1, hidden=True)
def can_learn_64_digits_by_heart(make_lenet):
    images, labels = (part[:64] for part in embedded.training_subset())
    try:
        report = probes.can_learn(make_lenet, images, labels, 80, 0.005, enough=0.03)
    except probes.Raised:
        fresh(make_lenet)
        raise
    if not (report["last_loss"] < 0.5 and np.mean(report["outputs"].argmax(axis=1) == labels) > 0.9):
        expect_new_layers(fresh(make_lenet))
        expect_an_eye_on_the_image(fresh(make_lenet))
        expect_logits(fresh(make_lenet))
        raise Mistake("The network cannot even learn 64 digits by heart.")


@test_case(points=0.5, hidden=True)
def trained_to_95_percent(make_lenet):
    trained.expect_accuracy(network.anew(make_lenet), 95, rungs=RUNGS, or_short_training=True)


@test_case(points=0.5, hidden=True)
def trained_to_96_percent(make_lenet):
    trained.expect_accuracy(network(make_lenet), 96, rungs=RUNGS, or_short_training=True)


@test_case(points=0.5, hidden=True)
def trained_to_97_percent(make_lenet):
    trained.expect_accuracy(network(make_lenet), 97, rungs=RUNGS)


@test_case(points=0.5, hidden=True)
def trained_to_98_percent(make_lenet):
    trained.expect_accuracy(network(make_lenet), 98, rungs=RUNGS)


@test_case(points=0, hidden=True)
def integrity_claimed_accuracy(make_lenet):
    trained.expect_honest_claim(network, make_lenet)


### END HIDDEN TESTS
