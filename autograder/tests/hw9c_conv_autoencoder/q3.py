"""q3: an autoencoder.

Images come out 0.5, any batch size 0.5, pixels from 0 to 1 0.5 and not cut off 0.5, a small stack of maps 0.5, decoded
from nothing but the code 0.5, local 0.5, not linear 0.5, transposed convolutions 0.5, fresh weights 0.5.
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
name = "q3"


@test_case(points=0.5)
def images_of_the_same_shape_come_out(make_autoencoder):
    shape = autoencoder_report(make_autoencoder, np.tile(np.linspace(0, 1, 28), (20, 1, 28, 1)))["outputs"].shape
    if shape != (20, 1, 28, 28):
        raise Mistake(f"Twenty images come out with shape {shape} instead of (20, 1, 28, 28).")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q3 · make_autoencoder · 5 points"}
IMAGES = np.random.default_rng(31).random((20, 1, 28, 28)) ** 2


@trained.once
def look(make_autoencoder):
    try:
        return autoencoder_report(make_autoencoder, IMAGES)
    except probes.Raised as error:
        if "(batch of" in str(error):
            raise probes.Raised(
                "The network stops with an error: each layer takes as many maps as the layer before it makes."
            ) from None
        raise


@trained.once
def reach(make_autoencoder):
    return hw9c_probes.reach_report(make_autoencoder, IMAGES)


def images_of(report):
    """Return the outputs, or say why they are no images."""
    outputs = report["outputs"]
    if outputs.shape[2:] in ((29, 29), (31, 31), (30, 30)):
        raise Mistake(
            "The images come out too large: a kernel of 3 with stride 2 makes 15 of 7 and 31 of 15, one of 2 doubles."
        )
    if outputs.shape[2:] in ((25, 25), (26, 26), (27, 27), (24, 24)):
        raise Mistake("The images come out too small: a convolution needs padding to keep their size.")
    if outputs.shape == (20, 784):
        raise Mistake("The images come out flat: they have a shape of (n, 1, 28, 28).")
    if outputs.shape != IMAGES.shape:
        raise Mistake("The images do not come out with the shape (n, 1, 28, 28).")
    return outputs


@test_case(points=0.5, hidden=True)
def any_number_of_images_each_on_its_own(make_autoencoder):
    images_of(look.anew(make_autoencoder))
    try:
        report = hw9c_probes.batches_report(make_autoencoder, IMAGES, [1, 7])
    except probes.Raised:
        raise probes.Raised("A batch of 1 or of 7 images stops with an error: is a batch size written down?") from None
    if not probes.is_close(report["apart"], report["together"][:8], 1e-4):
        raise Mistake("What comes out for an image changes with the other images in the batch.")


@test_case(points=0.5, hidden=True)
def pixels_from_0_to_1_for_bright_images_too(make_autoencoder):
    report = look(make_autoencoder)
    images_of(report)
    usual, scaled = report["outputs"], report["scaled"]
    if not np.all(np.isfinite(scaled)):
        raise Mistake("The pixels that come out are not numbers for very bright images: use torch.sigmoid.")
    low, high = scaled.min(), scaled.max()
    if low >= 0 and high > 1 and usual.mean() > 10:
        raise Mistake("The pixels that come out go from 0 to 255: 1 is white.")
    if low >= 0 and high > 1:
        raise Mistake("The pixels that come out are above 1, and never below 0: end in a sigmoid instead of a ReLU.")
    if -1 <= low < 0 and high <= 1:
        raise Mistake("The pixels that come out go from −1 to 1: end in a sigmoid instead of a tanh.")
    if low < 0 or high > 1:
        raise Mistake("The pixels that come out are below 0 or above 1: the sigmoid at the end is missing.")


@test_case(points=0.5, hidden=True)
def pixels_are_not_cut_off(make_autoencoder):
    report, reached = look(make_autoencoder), reach.anew(make_autoencoder)
    outputs = images_of(report)
    if np.mean(outputs == 0) >= 0.01 and outputs.max() > 1:
        raise Mistake("The pixels that come out are cut off at 0, where nothing is learned: use a sigmoid, no ReLU.")
    if np.mean((outputs == 0) | (outputs == 1)) >= 0.01:
        raise Mistake("The pixels that come out are cut off at 0 or 1, where nothing is learned: use a sigmoid.")
    if report["darkest"] >= 0.5 and report["scaled"].max() <= 1:
        raise Mistake("No pixel comes out darker than a half: leave the ReLU before the sigmoid out.")
    if np.allclose(outputs.sum((1, 2, 3)), 1, atol=1e-3):
        raise Mistake("The pixels of an image add up to 1, as after a softmax: each pixel has a sigmoid of its own.")
    if not reached["alive"] > 0.01:
        raise Mistake("What comes out hardly changes with the image, or has no gradient: nothing can be learned.")


@test_case(points=0.5, hidden=True)
def the_code_is_a_small_stack_of_maps(make_autoencoder):
    codes = look(make_autoencoder)["codes"]
    if codes.shape[:1] != (20,):
        raise Mistake("There is not one code for each image.")
    if codes.ndim != 4:
        raise Mistake("The code is flat: leave it a stack of maps, (n, c, h, w).")
    if codes[0].size > 196:
        raise Mistake("The code is too large: it has more than 196 numbers an image, a quarter of the pixels.")


@test_case(points=0.5, hidden=True)
def decoded_from_the_code_alone(make_autoencoder):
    report = look(make_autoencoder)
    if not probes.is_close(report["decoded"], report["outputs"], 1e-4):
        raise Mistake(
            "The network is not its decoder after its encoder: something else than the code gets through, or differs "
            "from call to call."
        )
    images_of(report)


@test_case(points=0.5, hidden=True)
def local(make_autoencoder):
    report = reach(make_autoencoder)
    if report["corner"] != 0:
        raise Mistake(
            "The last pixel depends on the first one, in the opposite corner, as in a dense network: use convolutions."
        )


@test_case(points=0.5, hidden=True)
def not_linear(make_autoencoder):
    if not reach(make_autoencoder)["curvature"] > 1e-4:
        raise Mistake("The encoder is linear: put an activation, such as ReLU, after its convolutions.")


@test_case(points=0.5, hidden=True)
def transposed_convolutions_in_the_decoder(make_autoencoder):
    report = look(make_autoencoder)
    images_of(report)
    if not report["transposed"]:
        raise Mistake("The decoder has no transposed convolution: use nn.ConvTranspose2d.")


@test_case(points=0.5, hidden=True)
def fresh_weights(make_autoencoder):
    if not hw9c_probes.freshness_report(make_autoencoder, IMAGES)["fresh"]:
        raise Mistake("Two calls give the same weights: make new layers inside of the function, without a seed.")


### END HIDDEN TESTS
