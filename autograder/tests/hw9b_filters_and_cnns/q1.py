"""q1: a dense network. Shape of the output and number of parameters 0.5, the function 1, fresh weights 0.5."""

### BEGIN HIDDEN TESTS
from itertools import pairwise

### END HIDDEN TESTS
import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from torch import nn

import hw9b_probes
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9b_probes import transplant_report

OK_FORMAT = False
name = "q1"


@test_case(points=0.5)
def ten_numbers_for_each_image_and_567434_parameters(make_mlp):
    report = transplant_report(make_mlp, np.zeros((3, 784)), 0)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
    if report["parameters"] != 567_434:
        raise Mistake(f"The network has {report['parameters']:,} parameters instead of 567,434.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "logits": "Softmax and cross-entropy",
    "same weights": "q1 · make_mlp · 2 points",
    "bias": "Counting parameters",
    "": "The network",
}
SEED = 91
IMAGES = np.random.default_rng(SEED).random((16, 784))


def mlp(*ends, widths=(784, 512, 256, 128, 10), between=nn.ReLU, left_out=(), bias=True):
    """Return what makes a dense network, `between` its layers except after those `left_out`, and `ends` at the end."""

    def make():
        layers = []
        for i, (inputs, outputs) in enumerate(pairwise(widths), start=1):
            layers.append(nn.Linear(inputs, outputs, bias=bias))
            layers += [between()] * (i < len(widths) - 1 and i not in left_out)
        return nn.Sequential(*layers, *ends)

    return make


MISTAKES = {
    "The outputs are never negative: leave the ReLU after the last layer out, logits may be negative.": mlp(nn.ReLU()),
    "The outputs are probabilities: leave the softmax out, the criterion expects logits.": mlp(nn.Softmax(1)),
    "The outputs are log-probabilities: leave the log-softmax out, the criterion expects logits.": mlp(
        nn.LogSoftmax(1)
    ),
    "The outputs stay between 0 and 1: leave the sigmoid after the last layer out, logits are expected.": mlp(
        nn.Sigmoid()
    ),
    "The softmax runs over the batch, and it should not be there: the criterion expects logits.": mlp(nn.Softmax(0)),
    "The outputs are probabilities, and never negative before: logits have neither softmax nor ReLU.": mlp(
        nn.ReLU(), nn.Softmax(1)
    ),
    "There is no ReLU at all: the whole network is one linear map.": mlp(left_out=(1, 2, 3)),
    "There is no ReLU after the first layer: it and the next one are one linear map together.": mlp(left_out=(1,)),
    "There is no ReLU after the second layer: it and the next one are one linear map together.": mlp(left_out=(2,)),
    "There is no ReLU after the third layer: it and the next one are one linear map together.": mlp(left_out=(3,)),
    "Only the first layer has a ReLU: there is one after each layer but the last.": mlp(left_out=(2, 3)),
    "Only the second layer has a ReLU: there is one after each layer but the last.": mlp(left_out=(1, 3)),
    "Only the third layer has a ReLU: there is one after each layer but the last.": mlp(left_out=(1, 2)),
    "The only ReLU is after the last layer: it belongs between the layers.": mlp(nn.ReLU(), left_out=(1, 2, 3)),
    "There is a sigmoid between the layers: it should be ReLU.": mlp(between=nn.Sigmoid),
    "There is a tanh between the layers: it should be ReLU.": mlp(between=nn.Tanh),
    "There is a leaky ReLU between the layers: it should be ReLU.": mlp(between=nn.LeakyReLU),
    "There is a GELU between the layers: it should be ReLU.": mlp(between=nn.GELU),
    "The layers have no biases: each unit should have one.": mlp(bias=False),
    "The layer of 128 units is missing.": mlp(widths=(784, 512, 256, 10)),
    "The layer of 256 units is missing.": mlp(widths=(784, 512, 128, 10)),
    "The layer of 512 units is missing.": mlp(widths=(784, 256, 128, 10)),
    "There is one layer too many: 512, 256, 128, then 10 units.": mlp(widths=(784, 512, 256, 128, 64, 10)),
    "The widths are in reverse order: 512 units come first, 128 last.": mlp(widths=(784, 128, 256, 512, 10)),
    "There are 784 units in a layer of their own: the images are the input, 512 units come first.": mlp(
        widths=(784, 784, 512, 256, 128, 10)
    ),
    "The output has a layer of ten units too many.": mlp(widths=(784, 512, 256, 128, 10, 10)),
}


@trained.once
def look(make_mlp):
    try:
        report = transplant_report(make_mlp, IMAGES, SEED)
    except probes.Raised as error:
        if "network(" in str(error):
            raise probes.Raised(
                "The network stops with an error: the first layer has 784 inputs, each other one as many as the layer "
                "before it has units."
            ) from None
        raise
    if report["outputs"].shape != (16, 10):
        raise Mistake("The output is not one row of ten logits for each image.")
    return report


@test_case(points=1, hidden=True)
def three_hidden_layers_with_relu(make_mlp):
    hw9b_probes.expect_network(look.anew(make_mlp), mlp(), MISTAKES, IMAGES, SEED)


@test_case(points=0.5, hidden=True)
def fresh_weights_and_every_image_on_its_own(make_mlp):
    report = look(make_mlp)
    if not report["fresh"]:
        raise Mistake("Two calls give the same weights: make new layers inside of the function, without a seed.")
    if not probes.is_close(report["singles"], report["outputs"][:2], 1e-4):
        raise Mistake("The output for an image changes with the other images in the batch.")


### END HIDDEN TESTS
