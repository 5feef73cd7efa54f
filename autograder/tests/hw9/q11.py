"""q11: a figure of LeNet's first layer. The grid 0.5, the kernels 1, their outputs 1.5."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake, figure_report

OK_FORMAT = False
name = "q11"


@test_case(points=0.5)
def two_rows_of_six_pictures(plot_first_layer, make_lenet):
    ramp = np.tile(np.arange(28, dtype=np.uint8) * 9, (2, 28, 1))
    report = figure_report(plot_first_layer, make_lenet, ramp)
    shapes = [picture.shape for picture in report["pictures"]]
    if report["rows"] != [6, 6]:
        raise Mistake(f"The pictures in each row are {report['rows']} instead of [6, 6].")
    if shapes[:6] != [(5, 5)] * 6 or shapes[6:] != [(28, 28)] * 6:
        raise Mistake(f"The upper pictures have shape {shapes[0]} and the lower ones {shapes[6]}.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "the pooling": "Pooling layers",
    "another layer, or model": "A convolution layer",
}


@trained.once
def drawn(plot_first_layer, make_lenet):
    """Return the report of a figure of dense noise, where every wrong picture shows."""
    noise = np.random.default_rng(11).normal(size=(2, 1, 28, 28)).astype(np.float32)
    report = figure_report(plot_first_layer, make_lenet, noise)
    if len(report["pictures"]) != 12:
        raise Mistake("There are not twelve pictures in the figure.")
    return report


def as_seen(pictures):
    """Return pictures as one array, up to brightness and contrast; flat ones are zero."""
    pictures = np.asarray(pictures, dtype=np.float64)
    pictures = pictures - pictures.mean(axis=(-2, -1), keepdims=True)
    return pictures / np.maximum(pictures.std(axis=(-2, -1), keepdims=True), 1e-9)


def expect_row(pictures, arrays, *, what, other_row, mistakes):
    """Raise `Mistake` unless a row's pictures show the arrays one by one; `other_row` belongs above, or below.

    `mistakes` are sentence → what a well-known mistake may show, a few alternatives.
    """
    if len({picture.shape for picture in pictures}) > 1 or pictures[0].ndim != 2:
        raise Mistake(f"The {what}s are not six images of one size and of plain numbers.")
    seen, arrays = as_seen(pictures), as_seen(arrays)
    known = {
        f"The same {what} is drawn six times: does the loop's index reach it?": seen[[0] * 6],
        "The rows are swapped: the kernels belong above, their outputs below.": as_seen(other_row),
    }
    if seen.shape == arrays.shape:
        nearest = [int(np.argmax(np.sum(picture * arrays, axis=(1, 2)))) for picture in seen]
        known[f"Each {what} of the first layer belongs in its own column, in the layer's order."] = arrays[nearest]
        for sentence, alternatives in mistakes.items():
            known[sentence] = min(map(as_seen, alternatives), key=lambda wrong: np.abs(wrong - seen).max())
    probes.expect_close(seen, arrays, what=f"The row of {what}s", mistakes=known, tolerance=0.1)


@test_case(points=1, hidden=True)
def kernels_above(plot_first_layer, make_lenet):
    report = drawn.anew(plot_first_layer, make_lenet)
    pictures, kernels = report["pictures"][:6], report["kernels"]
    try:
        expect_row(pictures, kernels, what="kernel", other_row=report["maps"][0], mistakes={})
    except probes.Unknown:
        if pictures[0].shape != (5, 5):
            raise Mistake("The upper six pictures are not 5×5 kernels.") from None
        raise Mistake("The kernels are not those of the given model's first layer: another layer, or model?") from None


@test_case(points=1.5, hidden=True)
def outputs_below(plot_first_layer, make_lenet):
    report = drawn(plot_first_layer, make_lenet)
    pictures, (maps, other_maps) = report["pictures"][6:], report["maps"]
    activations = [np.tanh(maps), np.maximum(maps, 0), 1 / (1 + np.exp(-maps))]
    mistakes = {
        "These are the outputs after the activation: show what the first layer itself returns.": activations,
        "These are the outputs for another image: the function shows images[0].": [other_maps],
        "This is the mean over the images: the function shows images[0].": [maps / 2 + other_maps / 2],
    }
    try:
        expect_row(pictures, maps, what="output", other_row=report["kernels"], mistakes=mistakes)
    except probes.Unknown:
        if pictures[0].shape != (28, 28):
            raise Mistake("The lower six pictures are not 28×28: of another layer, or after the pooling?") from None
        raise Mistake("The lower six pictures are not the given model's outputs for images[0].") from None


### END HIDDEN TESTS
