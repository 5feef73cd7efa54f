"""q10: the variant.

Images come out 0.5, pixels from 0 to 1 0.5, a small code of each image alone 0.5, no pattern for a constant code 0.5,
blocks share what a cell of the code changes 0.5, the last layer is a convolution 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
import hw9c_probes
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9c_probes import autoencoder_report

OK_FORMAT = False
name = "q10"


@test_case(points=0.5)
def images_of_the_same_shape_come_out(make_upsample_autoencoder):
    images = np.tile(np.linspace(0, 1, 28), (20, 1, 28, 1))
    shape = autoencoder_report(make_upsample_autoencoder, images)["outputs"].shape
    if shape != (20, 1, 28, 28):
        raise Mistake(f"Twenty images come out with shape {shape} instead of (20, 1, 28, 28).")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q10 · make_upsample_autoencoder · 3 points"}
IMAGES = np.random.default_rng(101).random((20, 1, 28, 28)) ** 2


@trained.once
def look(make_upsample_autoencoder):
    try:
        return autoencoder_report(make_upsample_autoencoder, IMAGES)
    except probes.Raised as error:
        if "(batch of" in str(error):
            raise probes.Raised(
                "The network stops with an error: each layer takes as many maps as the layer before it makes."
            ) from None
        raise


@trained.once
def decoder(make_upsample_autoencoder):
    report = hw9c_probes.decoder_report(make_upsample_autoencoder, IMAGES, 0.7, 3.0)
    if report["constant"].shape != (1, 28, 28):
        raise Mistake("The images do not come out with the shape (n, 1, 28, 28).")
    return report


def images_of(report):
    """Return the outputs, or say why they are no images."""
    outputs = report["outputs"]
    if outputs.shape[2:] in ((26, 26), (24, 24), (22, 22), (20, 20)):
        raise Mistake("The images come out too small: a convolution of 3×3 keeps their size with padding=1.")
    if outputs.shape[2:] in ((30, 30), (32, 32), (34, 34)):
        raise Mistake("The images come out too large: a convolution of 3×3 keeps their size with padding=1, not more.")
    if outputs.shape != IMAGES.shape:
        raise Mistake("The images do not come out with the shape (n, 1, 28, 28).")
    return outputs


@test_case(points=0.5, hidden=True)
def pixels_from_0_to_1(make_upsample_autoencoder):
    report = look.anew(make_upsample_autoencoder)
    outputs, scaled = images_of(report), report["scaled"]
    low, high = scaled.min(), scaled.max()
    if not np.all(np.isfinite(scaled)):
        raise Mistake("The pixels that come out are not numbers for very bright images: use torch.sigmoid.")
    if low >= 0 and high > 1:
        raise Mistake("The pixels that come out are above 1, and never below 0: end in a sigmoid instead of a ReLU.")
    if -1 <= low < 0 and high <= 1:
        raise Mistake("The pixels that come out go from −1 to 1: end in a sigmoid instead of a tanh.")
    if low < 0 or high > 1:
        raise Mistake("The pixels that come out are below 0 or above 1: the sigmoid at the end is missing.")
    if np.mean((outputs == 0) | (outputs == 1)) >= 0.01:
        raise Mistake("The pixels that come out are cut off at 0 or 1, where nothing is learned: use a sigmoid.")
    if report["darkest"] >= 0.5:
        raise Mistake("No pixel comes out darker than a half: leave the ReLU before the sigmoid out.")


@test_case(points=0.5, hidden=True)
def a_small_stack_of_maps_of_each_image_alone(make_upsample_autoencoder):
    report = look(make_upsample_autoencoder)
    codes = report["codes"]
    if codes.ndim != 4:
        raise Mistake("The code is flat: leave it a stack of maps, (n, c, h, w).")
    if codes[0].size > 196:
        raise Mistake("The code is too large: it has more than 196 numbers an image, a quarter of the pixels.")
    if not probes.is_close(report["decoded"], report["outputs"], 1e-4):
        raise Mistake("The network is not its decoder after its encoder: something else than the code gets through.")
    if not hw9c_probes.freshness_report(make_upsample_autoencoder, IMAGES)["fresh"]:
        raise Mistake("Two calls give the same weights: make new layers inside of the function, without a seed.")
    try:
        batches = hw9c_probes.batches_report(make_upsample_autoencoder, IMAGES, [1, 7])
    except probes.Raised:
        raise probes.Raised("A batch of 1 or of 7 images stops with an error: is a batch size written down?") from None
    if not probes.is_close(batches["apart"], batches["together"][:8], 1e-4):
        raise Mistake("What comes out for an image changes with the other images in the batch.")
    if hw9c_probes.reach_report(make_upsample_autoencoder, IMAGES)["corner"] != 0:
        raise Mistake(
            "The last pixel depends on the first one, in the opposite corner, as in a dense network: use convolutions."
        )


def expect_no_transposed_convolution(make_upsample_autoencoder):
    if look(make_upsample_autoencoder)["transposed"]:
        raise Mistake("The decoder has a transposed convolution: use nn.Upsample, then a convolution.")


@test_case(points=0.5, hidden=True)
def a_constant_code_gives_a_constant_picture(make_upsample_autoencoder):
    inside = decoder.anew(make_upsample_autoencoder)["constant"][0, 8:20, 8:20]
    if np.ptp(inside) >= 1e-5:
        expect_no_transposed_convolution(make_upsample_autoencoder)
        raise Mistake("A constant code gives a pattern of blocks: use nn.Upsample, then a convolution.")
    expect_no_transposed_convolution(make_upsample_autoencoder)


@test_case(points=0.5, hidden=True)
def blocks_share_what_a_cell_of_the_code_changes(make_upsample_autoencoder):
    report = decoder(make_upsample_autoencoder)
    rows, columns = np.nonzero(np.abs(report["changed"][0]) > 1e-7)
    block = -(-28 // report["cells"])
    if len(rows) == 0:
        raise Mistake("What comes out does not change with the code.")
    if np.ptp(rows) + 1 <= block or np.ptp(columns) + 1 <= block:
        expect_no_transposed_convolution(make_upsample_autoencoder)
        raise Mistake("A cell of the code changes no more than its own block: put a convolution after each upsampling.")


@test_case(points=0.5, hidden=True)
def the_last_layer_with_weights_is_a_convolution_of_all_pixels(make_upsample_autoencoder):
    outputs = images_of(look(make_upsample_autoencoder))
    pairs = outputs.reshape(20, 14, 2, 14, 2)
    if np.ptp(pairs, axis=(2, 4)).max() < 1e-6:
        raise Mistake("The picture consists of blocks of 2×2 equal pixels: end in a convolution, after the upsampling.")


### END HIDDEN TESTS
