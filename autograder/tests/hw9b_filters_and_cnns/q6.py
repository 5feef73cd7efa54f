"""q6: a small LeNet. Shape of the output and number of parameters 0.5, the function 1, fresh weights 0.5."""

### BEGIN HIDDEN TESTS
from itertools import pairwise

### END HIDDEN TESTS
import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from torch import nn, zeros

import hw9b_probes
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9b_probes import transplant_report

OK_FORMAT = False
name = "q6"


@test_case(points=0.5)
def ten_numbers_for_each_image_and_106154_parameters(make_lenet):
    report = transplant_report(make_lenet, np.zeros((3, 1, 28, 28)), 0)
    if report["outputs"].shape != (3, 10):
        raise Mistake(f"Three images give an output of shape {report['outputs'].shape} instead of (3, 10).")
    if report["parameters"] != 106_154:
        raise Mistake(f"The network has {report['parameters']:,} parameters instead of 106,154.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "logits": "Softmax and cross-entropy",
    "same weights": "q6 · make_lenet · 2 points",
    "bias": "Counting parameters",
    "": "LeNet-5",
}
SEED = 96
IMAGES = np.random.default_rng(SEED).random((16, 1, 28, 28))


class Layers:
    """The parts of a network like LeNet, in which a mistake replaces one or two."""

    maps, units = (6, 16), (120, 84, 10)
    pools: tuple = (nn.MaxPool2d(2), nn.MaxPool2d(2))
    kernel, padding, stride, mode = 3, (1, 1), 1, "zeros"
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
        return nn.Sequential(*layers[:-1], *self.ends)  # none after the last layer


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
    "There is no ReLU after the layer of 120 units.": Layers(left_out=(3,)),
    "There is no ReLU after the layer of 84 units.": Layers(left_out=(4,)),
    "There is no ReLU after the convolutions: both need one.": Layers(left_out=(1, 2)),
    "There is no ReLU after the dense layers: those of 120 and of 84 units need one.": Layers(left_out=(3, 4)),
    "There is no ReLU at all: only the pooling is not linear.": Layers(left_out=(1, 2, 3, 4)),
    "The pooling takes means: it should take maxima, with nn.MaxPool2d.": Layers(pools=[nn.AvgPool2d(2)] * 2),
    "The pooling takes means, and there is a tanh, as in 1998: use nn.MaxPool2d and ReLU.": Layers(
        pools=[nn.AvgPool2d(2)] * 2, activation=nn.Tanh
    ),
    "The pooling takes means, and there is a sigmoid: use nn.MaxPool2d and ReLU.": Layers(
        pools=[nn.AvgPool2d(2)] * 2, activation=nn.Sigmoid
    ),
    "The pooling takes the maximum of 3×3 pixels: it should be of 2×2.": Layers(
        pools=[nn.MaxPool2d(3, stride=2, padding=1)] * 2
    ),
    "There is a stride in the convolutions instead of a pooling after them: use nn.MaxPool2d(2).": Layers(
        pools=[nn.Identity()] * 2, stride=2
    ),
    "There is a tanh between the layers: it should be ReLU.": Layers(activation=nn.Tanh),
    "There is a sigmoid between the layers: it should be ReLU.": Layers(activation=nn.Sigmoid),
    "There is a leaky ReLU between the layers: it should be ReLU.": Layers(activation=nn.LeakyReLU),
    "The padding takes pixels from the other side of the image: it should be of zeros.": Layers(mode="circular"),
    "The padding mirrors the image: it should be of zeros.": Layers(mode="reflect"),
    "The padding repeats the border: it should be of zeros.": Layers(mode="replicate"),
    "The kernels are 5×5: they should be 3×3, with padding 1.": Layers(kernel=5, padding=(2, 2)),
    "There is no padding: the convolutions should keep the size of the image, with padding=1.": Layers(padding=(0, 0)),
    "Only the first convolution has a padding: both need padding=1.": Layers(padding=(1, 0)),
    "Only the second convolution has a padding: both need padding=1.": Layers(padding=(0, 1)),
    "This is the classic LeNet-5: our kernels are 3×3, with padding 1.": Layers(kernel=5, padding=(2, 0)),
    "The kernels are 5×5 without padding: they should be 3×3, with padding 1.": Layers(kernel=5, padding=(0, 0)),
    "There are no biases: leave them on.": Layers(bias=False, dense_bias=False),
    "The convolutions have no biases: leave them on.": Layers(bias=False),
    "The dense layers have no biases: leave them on.": Layers(dense_bias=False),
    "The second pooling is missing.": Layers(pools=[nn.MaxPool2d(2), nn.Identity()]),
    "The first pooling is missing.": Layers(pools=[nn.Identity(), nn.MaxPool2d(2)]),
    "There is no pooling: after each convolution it should halve the image.": Layers(pools=[nn.Identity()] * 2),
    "The layer of 84 units is missing.": Layers(units=(120, 10)),
    "The layer of 120 units is missing.": Layers(units=(84, 10)),
    "The layers of 120 and 84 units are reversed.": Layers(units=(84, 120, 10)),
    "The convolutions make 16, then 6 maps: it should be 6, then 16.": Layers(maps=(16, 6)),
    "Both convolutions make 6 maps: the second one should make 16.": Layers(maps=(6, 6)),
}


@trained.once
def look(make_lenet):
    try:
        report = transplant_report(make_lenet, IMAGES, SEED)
    except probes.Raised as error:
        if "network(" in str(error):
            raise probes.Raised(
                "The network stops with an error: after the flattening each image should have 16·7·7 = 784 numbers, "
                "whatever the size of the batch."
            ) from None
        raise
    if report["outputs"].shape != (16, 10):
        raise Mistake("The output is not one row of ten logits for each image.")
    return report


@test_case(points=1, hidden=True)
def two_convolutions_and_three_dense_layers(make_lenet):
    hw9b_probes.expect_network(look.anew(make_lenet), Layers(), MISTAKES, IMAGES, SEED)


@test_case(points=0.5, hidden=True)
def fresh_weights_and_every_image_on_its_own(make_lenet):
    report = look(make_lenet)
    if not report["fresh"]:
        raise Mistake("Two calls give the same weights: make new layers inside of the function, without a seed.")
    if not probes.is_close(report["singles"], report["outputs"][:2], 1e-4):
        raise Mistake("The output for an image changes with the other images in the batch: look at the flattening.")


### END HIDDEN TESTS
