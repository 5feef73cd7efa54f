"""q9: three convolutions.

Shape of the output and number of parameters 0.5, the function 1, any filters 0.5, fresh weights 0.5, filters kept 0.5.
"""

### BEGIN HIDDEN TESTS
from itertools import pairwise

### END HIDDEN TESTS
import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from torch import nn, zeros

import hw9b_probes
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9b_probes import transplant_report

OK_FORMAT = False
name = "q9"


@test_case(points=0.5)
def ten_numbers_for_each_image_and_98442_parameters(make_cnn):
    report = transplant_report(make_cnn, np.zeros((3, 1, 28, 28)), 0)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
    if report["parameters"] != 98_442:
        raise Mistake(f"The network has {report['parameters']:,} parameters instead of 98,442.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "logits": "Softmax and cross-entropy",
    "same weights": "q9 · make_cnn · 3 points",
    "`filters`": "q9 · make_cnn · 3 points",
    "bias": "Counting parameters",
    "": "Three convolutions",
}
SEED = 99
IMAGES = np.random.default_rng(SEED).random((16, 1, 28, 28))
FILTERS = (4, 8, 12)
STOPS = (
    "The network stops with an error for other `filters` than the default: use them for every layer, after the "
    "flattening each image has 3·3 numbers for each of the last maps."
)


class Layers:
    """The parts of the network, in which a mistake replaces one or two."""

    maps, units = FILTERS, (128, 10)
    pools: tuple = (nn.MaxPool2d(2),) * 3
    kernel, padding, stride, mode = 3, (1, 1, 1), 1, "zeros"
    activation, left_out = nn.ReLU, ()  # after which of the four layers there is none
    bias, dense_bias = True, True
    ends = ()

    def __init__(self, **changes):
        vars(self).update(changes)

    def __call__(self):
        options = {"stride": self.stride, "padding_mode": self.mode, "bias": self.bias}
        layers, number = [], 0
        for (inputs, outputs), padding, pool in zip(pairwise((1, *self.maps)), self.padding, self.pools, strict=True):
            layers.append(nn.Conv2d(inputs, outputs, self.kernel, padding=padding, **options))
            number += 1
            layers += [self.activation()] * (number not in self.left_out) + [pool]
        layers.append(nn.Flatten())
        before = nn.Sequential(*layers)(zeros(1, 1, 28, 28)).shape[1]
        for inputs, outputs in pairwise((before, *self.units)):
            layers.append(nn.Linear(inputs, outputs, bias=self.dense_bias))
            number += 1
            layers += [self.activation()] * (number not in self.left_out)
        if number not in self.left_out:
            layers.pop()  # none after the last layer
        return nn.Sequential(*layers, *self.ends)


MISTAKES = {
    "The outputs are never negative: leave the ReLU after the last layer out, logits may be negative.": Layers(
        ends=[nn.ReLU()]
    ),
    "The outputs are probabilities: leave the softmax out, the criterion expects logits.": Layers(ends=[nn.Softmax(1)]),
    "The outputs are log-probabilities: leave the log-softmax out, the criterion expects logits.": Layers(
        ends=[nn.LogSoftmax(1)]
    ),
    "The outputs stay between 0 and 1: leave the sigmoid after the last layer out, logits are expected.": Layers(
        ends=[nn.Sigmoid()]
    ),
    "There is no ReLU after the first convolution.": Layers(left_out=(1,)),
    "There is no ReLU after the second convolution.": Layers(left_out=(2,)),
    "There is no ReLU after the third convolution.": Layers(left_out=(3,)),
    "There is no ReLU after the layer of 128 units.": Layers(left_out=(4,)),
    "There is no ReLU after the convolutions: all three need one.": Layers(left_out=(1, 2, 3)),
    "There is no ReLU at all: only the pooling is not linear.": Layers(left_out=(1, 2, 3, 4)),
    "The ReLU after the 128 units is missing, the one after the last layer is too many.": Layers(
        left_out=(4,), ends=[nn.ReLU()]
    ),
    "The pooling takes means: it should take maxima, with nn.MaxPool2d.": Layers(pools=(nn.AvgPool2d(2),) * 3),
    "There is a stride in the convolutions instead of a pooling after them: use nn.MaxPool2d(2).": Layers(
        pools=(nn.Identity(),) * 3, stride=2
    ),
    "The pooling takes the maximum of 3×3 pixels: it should be of 2×2.": Layers(
        pools=(nn.MaxPool2d(3, stride=2, padding=1),) * 3
    ),
    "There is a tanh between the layers: it should be ReLU.": Layers(activation=nn.Tanh),
    "There is a sigmoid between the layers: it should be ReLU.": Layers(activation=nn.Sigmoid),
    "There is a leaky ReLU between the layers: it should be ReLU.": Layers(activation=nn.LeakyReLU),
    "The padding takes pixels from the other side of the image: it should be of zeros.": Layers(mode="circular"),
    "The padding mirrors the image: it should be of zeros.": Layers(mode="reflect"),
    "The padding repeats the border: it should be of zeros.": Layers(mode="replicate"),
    "The number of maps does not follow `filters`: it stays 16, 32 and 64.": Layers(maps=(16, 32, 64)),
    "`filters` is used from the end: its first number belongs to the first convolution.": Layers(maps=FILTERS[::-1]),
    "All convolutions make as many maps: use all three numbers of `filters`.": Layers(maps=(4, 4, 4)),
    "The third convolution makes as many maps as the second: use all three numbers of `filters`.": Layers(
        maps=(4, 8, 8)
    ),
    "The kernels are 5×5: they should be 3×3, with padding 1.": Layers(kernel=5, padding=(2, 2, 2)),
    "There is no padding: the convolutions should keep the size of the image, with padding=1.": Layers(
        padding=(0, 0, 0)
    ),
    "There are no biases: leave them on.": Layers(bias=False, dense_bias=False),
    "The convolutions have no biases: leave them on.": Layers(bias=False),
    "The dense layers have no biases: leave them on.": Layers(dense_bias=False),
    "The third pooling is missing: 3·3 numbers of each map should be left, not 7·7.": Layers(
        pools=(nn.MaxPool2d(2), nn.MaxPool2d(2), nn.Identity())
    ),
    "The pooling rounds up, to 4·4 numbers of each map: without ceil_mode or padding it should be 3·3.": Layers(
        pools=(nn.MaxPool2d(2, ceil_mode=True),) * 3
    ),
    "There is no pooling: after each convolution it should halve the image.": Layers(pools=(nn.Identity(),) * 3),
    "The layer of 128 units is missing.": Layers(units=(10,)),
    "There is one dense layer too many: 128 units, then 10.": Layers(units=(128, 64, 10)),
    "The dense layers are those of the network before: 128 units, then 10.": Layers(units=(120, 84, 10)),
    "The third convolution is missing.": Layers(maps=FILTERS[:2], pools=(nn.MaxPool2d(2),) * 2, padding=(1, 1)),
}


def report_for(make_cnn, filters, images=IMAGES):
    """Return the report for these filters."""
    try:
        report = transplant_report(make_cnn, images, SEED, filters)
    except probes.Raised as error:
        raise probes.Raised(STOPS if "network(" in str(error) else str(error)) from None
    if report["outputs"].shape != (len(images), 10):
        raise Mistake("The output is not one row of ten logits for each image.")
    return report


@test_case(points=1, hidden=True)
def three_convolutions_and_two_dense_layers(make_cnn):
    hw9b_probes.expect_network(report_for(make_cnn, FILTERS), Layers(), MISTAKES, IMAGES, SEED)


@test_case(points=0.5, hidden=True)
def any_sequence_of_filters(make_cnn):
    for filters in ([5, 3, 7], (2, 6, 10), np.array([3, 1, 2])):
        shapes = report_for(make_cnn, filters, IMAGES[:2])["shapes"]
        sizes = [[sorted((int(b), int(a) * k)) for a, b in pairwise((1, *filters))] for k in (9, 25)]  # of the kernels
        if not any(all(f"{low}×{high}" in shapes for low, high in layers) for layers in sizes):
            raise Mistake("The layers do not follow `filters`: use its three numbers for the three convolutions.")


@test_case(points=0.5, hidden=True)
def fresh_weights_and_every_image_on_its_own(make_cnn):
    report = transplant_report(make_cnn, IMAGES, SEED)
    if not report["fresh"]:
        raise Mistake("Two calls give the same weights: make new layers inside of the function, without a seed.")
    if not probes.is_close(report["singles"], report["outputs"][:2], 1e-4):
        raise Mistake("The output for an image changes with the other images in the batch: look at the flattening.")


@test_case(points=0.5, hidden=True)
def filters_are_left_alone(make_cnn):
    if report_for(make_cnn, [16, 32, 64], IMAGES[:2])["changed"]:
        raise Mistake("`make_cnn` changes the list `filters` that it is given: leave it unchanged.")


### END HIDDEN TESTS
