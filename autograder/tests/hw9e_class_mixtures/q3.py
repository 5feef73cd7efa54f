"""q3: the decoder. Shape and parameters 0.5, the layers 2, any sizes 0.5, a bounded output 1, gradients 1, each image
on its own 0.5, fresh weights 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from torch import nn

import hw9e_probes
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9e_probes import transplant_report

OK_FORMAT = False
name = "q3"


@test_case(points=0.5)
def images_of_28_by_28_and_8113_parameters(Decoder):
    report = transplant_report(Decoder, np.zeros((3, 5)), 0, 8, 16, 5)
    if report["outputs"].shape != (3, 1, 28, 28):
        raise Mistake(f"Three codes give images of shape {report['outputs'].shape} instead of (3, 1, 28, 28).")
    if report["parameters"] != 8_113:
        raise Mistake(f"Decoder(8, 16, 5) has {report['parameters']:,} parameters instead of 8,113.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "output_padding": "The way back",
    "stride": "The way back",
    "gradient": "Black collapse",
    "": "q3 · Decoder · 6 points",
}
SEED = 93
SIZES = (8, 16, 5)
RNG = np.random.default_rng(SEED)
CODES = RNG.normal(size=(16, 5))
STOPS = "The decoder stops with an error: 49 · Q2 numbers become (Q2, 7, 7), then (Q1, 14, 14), then (1, 28, 28)."


class Softmax(nn.Module):
    def forward(self, images):
        return images.flatten(1).softmax(1).reshape(images.shape)


class Stretched(nn.Module):
    def __init__(self, whole=False):
        super().__init__()
        self.axes = (0, 1, 2, 3) if whole else (1, 2, 3)

    def forward(self, images):
        low, high = images.amin(self.axes, keepdim=True), images.amax(self.axes, keepdim=True)
        return (images - low) / (high - low)


class Tanh(nn.Module):
    def forward(self, images):
        return images.tanh().abs()


class Layers:
    """The parts of the decoder without its range, of which a mistake replaces one or two."""

    Q1, Q2, K = SIZES
    widths = None  # maps in, between and out, if other than Q2, Q1, 1
    output_padding, kernel, padding = (1, 1), 5, 2
    dense, between = nn.ReLU, nn.ReLU
    upsampled, resized, padded = False, False, False
    bias = True
    ends = ()

    def __init__(self, **changes):
        vars(self).update(changes)

    def __call__(self):
        maps = self.widths or (self.Q2, self.Q1, 1)
        layers = [nn.Linear(self.K, 49 * maps[0], bias=self.bias), self.dense(), nn.Unflatten(1, (maps[0], 7, 7))]
        for i in range(2):
            if self.upsampled:
                layers.append(nn.Upsample(scale_factor=2))
                layers.append(nn.Conv2d(maps[i], maps[i + 1], self.kernel, padding=self.padding))
            else:
                options = {"stride": 2, "padding": self.padding, "output_padding": self.output_padding[i]}
                layers.append(nn.ConvTranspose2d(maps[i], maps[i + 1], self.kernel, bias=self.bias, **options))
            if self.padded:
                layers.append(nn.ZeroPad2d((0, 1, 0, 1)))
            layers.append(self.between() if i == 0 else nn.Identity())
        if self.resized:
            layers.append(nn.Upsample((28, 28), mode=self.resized))
        return nn.Sequential(*layers, *self.ends)


OUTPUT_PADDING = {
    "`output_padding` is missing in both layers: 7 becomes 13, and that 25.": Layers(output_padding=(0, 0)),
    "`output_padding` is missing in the first layer: 7 becomes 13, and that 26.": Layers(output_padding=(0, 1)),
    "`output_padding` is missing in the second layer: 14 becomes 27.": Layers(output_padding=(1, 0)),
}
MISTAKES = OUTPUT_PADDING | {
    "The images are resized to 28×28: let `output_padding` make the sizes.": Layers(
        output_padding=(0, 0), resized="nearest"
    ),
    "The images are resized to 28×28, smoothly: let `output_padding` make the sizes.": Layers(
        output_padding=(0, 0), resized="bilinear"
    ),
    "Zeros are appended to the images: `output_padding` lets the layer fill these cells.": Layers(
        output_padding=(0, 0), padded=True
    ),
    "There is no ReLU at all: up to the last map the decoder is one linear map.": Layers(
        dense=nn.Identity, between=nn.Identity
    ),
    "There is no ReLU after the linear layer.": Layers(dense=nn.Identity),
    "There is no ReLU between the transposed convolutions.": Layers(between=nn.Identity),
    "There are sigmoids between the layers: they should be ReLU.": Layers(dense=nn.Sigmoid, between=nn.Sigmoid),
    "There are tanhs between the layers: they should be ReLU.": Layers(dense=nn.Tanh, between=nn.Tanh),
    "There are leaky ReLUs between the layers: they should be ReLU.": Layers(dense=nn.LeakyReLU, between=nn.LeakyReLU),
    "The pixels of an image are a softmax, and add up to 1: map each pixel on its own.": Layers(ends=[Softmax()]),
    "Each image is stretched from 0 to 1: map each pixel on its own.": Layers(ends=[Stretched()]),
    "The batch is stretched from 0 to 1: map each pixel on its own.": Layers(ends=[Stretched(whole=True)]),
    "The output is the absolute value of something: what is far below 0 gets white, too.": Layers(ends=[Tanh()]),
    "Q1 and Q2 are exchanged: the first transposed convolution takes Q2 maps, the second Q1.": Layers(Q1=16, Q2=8),
    "The transposed convolutions lead from Q2 to Q2 to Q1 maps: the numbers of the table are what they take.": Layers(
        widths=(16, 16, 8)
    ),
    "The numbers of maps are 32, whatever Q1 and Q2 are.": Layers(Q1=32, Q2=32),
    "The numbers of maps and of the code are those of the lab, 32, 32, 10: use the arguments.": Layers(
        Q1=32, Q2=32, K=10
    ),
    "The first transposed convolution gives Q2 maps: it should give Q1.": Layers(widths=(16, 16, 1)),
    "The linear layer makes 49 · Q1 numbers: it should make 49 · Q2.": Layers(widths=(8, 8, 1)),
    "The kernels are 4×4: they should be 5×5, with padding 2 and output padding 1.": Layers(
        kernel=4, padding=1, output_padding=(0, 0)
    ),
    "The kernels are 3×3: they should be 5×5, with padding 2.": Layers(kernel=3, padding=1),
    "The images are upsampled, then convolved: use transposed convolutions with a stride of 2.": Layers(upsampled=True),
    "The layers have no biases: leave them on.": Layers(bias=False),
}


def report_for(Decoder, sizes=SIZES, codes=CODES):
    try:
        report = transplant_report(Decoder, codes, SEED, *sizes)
    except probes.Raised as error:
        raise probes.Raised(STOPS if "network(" in str(error) else str(error)) from None
    return report


look = trained.once(report_for)


@test_case(points=2, hidden=True)
def a_linear_layer_and_two_transposed_convolutions(Decoder):
    hw9e_probes.expect_network(look.anew(Decoder), Layers(), MISTAKES, CODES, SEED, up_to_order=True)


@test_case(points=0.5, hidden=True)
def any_sizes_and_any_number_of_codes(Decoder):
    for sizes, count in (((6, 2, 9), 7), ((3, 4, 2), 1)):
        try:
            shape = report_for(Decoder, sizes, np.ones((count, sizes[2])))["outputs"].shape
        except Mistake as mistake:
            if count > 1 or "stops" in str(mistake):
                raise
            raise Mistake("A single code gives no image (1, 1, 28, 28): `squeeze` removes its axis.") from None
        if shape[1:] in {(1, size, size) for size in (25, 26, 27)}:
            raise Mistake(f"The images have {shape[2]}×{shape[2]} pixels: `output_padding` belongs to both layers.")
        if shape != (count, 1, 28, 28):
            raise Mistake(f"A batch of {count} gives images of shape {shape} instead of {(count, 1, 28, 28)}.")


@trained.once
def ranges(Decoder):
    return hw9e_probes.range_report(Decoder, CODES, SEED, *SIZES)


@test_case(points=1, hidden=True)
def all_pixels_from_0_to_1(Decoder):
    far = ranges.anew(Decoder)["far"]
    if not np.all(np.isfinite(far)):
        raise Mistake("For codes far from 0 the output is NaN or infinite.")
    low, high = far.min(), far.max()
    if low < -1e-6 and high > 1 + 1e-6:
        kind = "from -1 to 1, as after a tanh" if low >= -1.0001 and high <= 1.0001 else "below 0 and above 1"
        raise Mistake(f"The output goes {kind}: map it to [0, 1].")
    if low < -1e-6:
        raise Mistake("The output goes from -1 to 1, as after a tanh: map it to [0, 1].")
    if high > 1 + 1e-6:
        raise Mistake("The output is not bounded above: a ReLU keeps it from going below 0 only.")
    if np.ptp(far) == 0:
        raise Mistake("The output is the same everywhere: a softmax over a single channel is always 1.")
    sums = far.reshape(len(far), -1).sum(1)
    if np.allclose(sums, 1, atol=1e-3):
        raise Mistake("The pixels of an image add up to 1, as after a softmax: each one goes from 0 to 1 on its own.")
    if high < 0.9 or low > 0.1:
        raise Mistake(
            "The output cannot go all the way from 0 to 1: is there a ReLU, or another squashing, before the last one?"
        )


@test_case(points=1, hidden=True)
def gradients_get_through(Decoder):
    report = ranges(Decoder)
    at_an_end = [np.mean((report[part] == 0) | (report[part] == 1)) for part in ("outputs", "spread")]
    if max(at_an_end) >= 0.01:
        raise Mistake(
            "Many pixels are exactly 0 or 1, as after a clamp or a ReLU: there the gradient is 0. Use a smooth map."
        )
    if np.any(np.all(report["gradient"] == 0, axis=1)):
        raise Mistake("No gradient gets from the output to the code: is it detached, or rounded?")


@test_case(points=0.5, hidden=True)
def each_image_on_its_own(Decoder):
    report = ranges(Decoder)
    outputs = report["outputs"].reshape(len(CODES), -1)
    alone = report["singles"]  # whether one may be alone at all counts above
    if not np.any(np.isnan(alone)) and not probes.is_close(alone, report["outputs"], 1e-4):
        raise Mistake("An image changes with the other codes in the batch: map each pixel on its own.")
    if np.any((outputs.min(1) <= 1e-6) & (outputs.max(1) >= 1 - 1e-6)):
        raise Mistake("Each image is stretched from 0 to 1 by its own range: map each pixel on its own.")
    if np.allclose(outputs.sum(1), 1, atol=1e-3):
        raise Mistake("The pixels of an image are a softmax, and add up to 1: map each pixel on its own.")


@test_case(points=0.5, hidden=True)
def fresh_weights(Decoder):
    if not look(Decoder)["fresh"]:
        raise Mistake("Two decoders have the same weights: make new layers in the constructor, without a seed.")


### END HIDDEN TESTS
