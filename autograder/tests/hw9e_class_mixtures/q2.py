"""q2: the encoder. Shape and parameters 0.5, the layers 1.5, no activation on the code 1, any sizes 0.5, images one by
one and fresh weights 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from torch import full, nn

import hw9e_probes
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9e_probes import transplant_report

OK_FORMAT = False
name = "q2"


@test_case(points=0.5)
def five_numbers_for_each_image_and_7349_parameters(Encoder):
    report = transplant_report(Encoder, np.zeros((3, 1, 28, 28)), 0, 8, 16, 5)
    if report["outputs"].shape != (3, 5):
        raise Mistake(f"With K = 5, three images give codes of shape {report['outputs'].shape} instead of (3, 5).")
    if report["parameters"] != 7_349:
        raise Mistake(f"Encoder(8, 16, 5) has {report['parameters']:,} parameters instead of 7,349.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "stride": "Shrinking by stride",
    "padding": "Shrinking by stride",
    "": "q2 · Encoder · 4 points",
}
SEED = 92
SIZES = (8, 16, 5)
IMAGES = np.random.default_rng(SEED).random((7, 1, 28, 28))
STOPS = "The encoder stops with an error: 28×28 pixels become 14×14, then 7×7, so 49 · Q2 numbers are flattened."


class Layers:
    """The parts of the encoder, of which a mistake replaces one or two."""

    Q1, Q2, K = SIZES
    kernels, strides, paddings, mode = (5, 5), (2, 2), (2, 2), "zeros"
    between = (nn.ReLU, nn.ReLU)
    pool = nn.Identity
    bias = True
    more = ()
    dense: tuple = ()

    def __init__(self, **changes):
        vars(self).update(changes)

    def __call__(self):
        layers, inputs = [], 1
        for i, outputs in enumerate((self.Q1, self.Q2)):
            options = {"stride": self.strides[i], "padding": self.paddings[i], "padding_mode": self.mode}
            layers += [nn.Conv2d(inputs, outputs, self.kernels[i], bias=self.bias, **options), self.between[i]()]
            layers.append(self.pool())
            inputs = outputs
        size = 28
        for i in range(2):
            size = (size + 2 * self.paddings[i] - self.kernels[i]) // self.strides[i] + 1
            size //= 1 if self.pool is nn.Identity else 2
        layers.append(nn.Flatten())
        before = size * size * inputs
        for units in self.dense:
            layers += [nn.Linear(before, units), nn.ReLU()]
            before = units
        return nn.Sequential(*layers, nn.Linear(before, self.K, bias=self.bias), *self.more)


def halves():
    return nn.MaxPool2d(2)


def means():
    return nn.AvgPool2d(2)


MISTAKES = {
    "There is no ReLU at all: the whole encoder is one linear map.": Layers(between=(nn.Identity, nn.Identity)),
    "There is no ReLU after the first convolution.": Layers(between=(nn.Identity, nn.ReLU)),
    "There is no ReLU after the second convolution.": Layers(between=(nn.ReLU, nn.Identity)),
    "There is a sigmoid after the convolutions: it should be ReLU.": Layers(between=(nn.Sigmoid, nn.Sigmoid)),
    "There is a tanh after the convolutions: it should be ReLU.": Layers(between=(nn.Tanh, nn.Tanh)),
    "There is a leaky ReLU after the convolutions: it should be ReLU.": Layers(between=(nn.LeakyReLU, nn.LeakyReLU)),
    "There is a GELU after the convolutions: it should be ReLU.": Layers(between=(nn.GELU, nn.GELU)),
    "There is max-pooling in place of the stride: use stride=2 in the convolutions.": Layers(
        strides=(1, 1), pool=halves
    ),
    "There is average-pooling in place of the stride: use stride=2 in the convolutions.": Layers(
        strides=(1, 1), pool=means
    ),
    "Stride and pooling both halve the images: leave the pooling out, so that 7×7 are left.": Layers(pool=halves),
    "Q1 and Q2 are exchanged: the first convolution gives Q1 maps, the second Q2.": Layers(Q1=16, Q2=8),
    "The numbers of maps are 32, whatever Q1 and Q2 are.": Layers(Q1=32, Q2=32),
    "The numbers of maps and of the code are those of the lab, 32, 32, 10: use the arguments.": Layers(
        Q1=32, Q2=32, K=10
    ),
    "The code has ten numbers, whatever K is.": Layers(K=10),
    "Both convolutions give Q1 maps: the second one gives Q2.": Layers(Q2=8),
    "Both convolutions give Q2 maps: the first one gives Q1.": Layers(Q1=16),
    "The kernels are 3×3: they should be 5×5, with padding 2.": Layers(kernels=(3, 3), paddings=(1, 1)),
    "The second kernel is 3×3: it should be 5×5, with padding 2.": Layers(kernels=(5, 3), paddings=(2, 1)),
    "There is no padding: with padding=2 the sizes are 14 and 7.": Layers(paddings=(0, 0)),
    "The padding is 1: with padding=2 the sizes are 14 and 7.": Layers(paddings=(1, 1)),
    "There is no stride: each convolution should halve the size of the image, with stride=2.": Layers(strides=(1, 1)),
    "The second convolution has no stride: it should halve the size, with stride=2.": Layers(strides=(2, 1)),
    "The layers have no biases: leave them on.": Layers(bias=False),
    "The padding mirrors the image: it should be of zeros.": Layers(mode="reflect"),
    "The padding repeats the border: it should be of zeros.": Layers(mode="replicate"),
    "There is a dense layer too many: one linear map leads from the last maps to the code.": Layers(dense=(128,)),
    "There is a normalisation after the code: leave it out, a code may be any K numbers.": Layers(
        more=(nn.BatchNorm1d(5),)
    ),
    "There is a softmax over the batch on the code: leave it out.": Layers(more=(nn.Softmax(0),)),
}
ACTIVATIONS = {
    "a ReLU": nn.ReLU,
    "a sigmoid": nn.Sigmoid,
    "a tanh": nn.Tanh,
    "a leaky ReLU": nn.LeakyReLU,
    "a softmax": lambda: nn.Softmax(1),
    "a softplus": nn.Softplus,
    "a GELU": nn.GELU,
}


def report_for(Encoder, sizes=SIZES, images=IMAGES):
    try:
        report = transplant_report(Encoder, images, SEED, *sizes)
    except probes.Raised as error:
        raise probes.Raised(STOPS if "network(" in str(error) else str(error)) from None
    if report["outputs"].ndim != 2:
        raise Mistake(f"{len(images)} images give codes of shape {report['outputs'].shape}: they should be (n, K).")
    return report


look = trained.once(report_for)


@test_case(points=1.5, hidden=True)
def two_convolutions_and_a_linear_layer(Encoder):
    report = look.anew(Encoder)
    for activation in ACTIVATIONS.values():  # what follows the code counts in a case of its own
        right = Layers(more=(activation(),))
        if hw9e_probes.is_network(report, right, IMAGES, SEED):
            return
    hw9e_probes.expect_network(report, Layers(), MISTAKES, IMAGES, SEED)


@test_case(points=1, hidden=True)
def a_code_may_be_any_numbers(Encoder):
    codes = look(Encoder)["constant"]
    if look(Encoder)["shapes"].count("1×5") > 1:
        raise Mistake("Another layer with weights follows the code: leave it out, a code may be any K numbers.")
    if probes.is_close(codes, np.full(codes.shape, -1.0), 1e-5):
        return
    for what, activation in ACTIVATIONS.items():
        wrong = activation()(full(codes.shape, -1.0)).numpy()
        if probes.is_close(codes, wrong.astype(float), 1e-5):
            raise Mistake(f"There is {what} on the code: leave it out, a code may be any K numbers.")
    raise probes.Unknown("Something changes the code after the last linear layer: a code may be any K numbers.")


@test_case(points=0.5, hidden=True)
def any_sizes_and_any_number_of_images(Encoder):
    for sizes, count in (((6, 2, 9), 7), ((4, 7, 1), 2), ((3, 4, 2), 1)):
        try:
            report = report_for(Encoder, sizes, IMAGES[:count])
        except Mistake as mistake:
            if count > 1 or "stops" in str(mistake):
                raise
            raise Mistake(
                "A single image gives no code (1, K): `squeeze` removes its axis, `flatten(1)` keeps it."
            ) from None
        if report["outputs"].shape != (count, sizes[2]):
            found = report["outputs"].shape
            raise Mistake(f"A batch of {count} has codes of shape {found} instead of {(count, sizes[2])}: use K.")


@test_case(points=0.5, hidden=True)
def fresh_weights_and_every_image_on_its_own(Encoder):
    report = look(Encoder)
    if not report["fresh"]:
        raise Mistake("Two encoders have the same weights: make new layers in the constructor, without a seed.")
    alone = report["singles"]  # whether one may be alone at all counts above
    if not np.any(np.isnan(alone)) and not probes.is_close(alone, report["outputs"][:2], 1e-4):
        raise Mistake("The code of an image changes with the other images in the batch: look at the flattening.")


### END HIDDEN TESTS
