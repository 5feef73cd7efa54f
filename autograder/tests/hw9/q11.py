"""q11: a figure of LeNet's first layer. The grid 0.5, the kernels 1, their outputs 1.5."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import trained

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
@trained.once
def drawn(plot_first_layer, make_lenet):
    """Return the report of a figure of dense noise, where every wrong picture shows."""
    noise = np.random.default_rng(11).normal(size=(2, 1, 28, 28)).astype(np.float32)
    report = figure_report(plot_first_layer, make_lenet, noise)
    if len(report["pictures"]) != 12:
        raise Mistake("There are not twelve pictures in the figure.")
    return report


def shows(picture, array):
    """Return whether a picture is an array, up to brightness and contrast."""
    if picture.shape != array.shape or not np.ptp(picture) > 0:
        return False
    return bool(np.corrcoef(picture.ravel(), array.ravel())[0, 1] > 0.9995)


def all_show(pictures, arrays):
    return all(shows(picture, array) for picture, array in zip(pictures, arrays, strict=True))


def expect_six(pictures, arrays, other_row, what):
    """Raise `Mistake` unless the pictures show the arrays one by one; tell swapped rows and repetitions apart."""
    if all_show(pictures, arrays):
        return
    if any(all_show(pictures, [array] * 6) for array in arrays):
        raise Mistake(f"The same {what} is drawn six times: does the loop's index reach it?")
    if all_show(other_row, arrays):
        raise Mistake("The rows are swapped: the kernels belong above, their outputs below.")
    if all(any(shows(picture, array) for array in arrays) for picture in pictures):
        raise Mistake(f"Each {what} of the first layer belongs in its own column, in the layer's order.")


@test_case(points=1, hidden=True)
def kernels_above(plot_first_layer, make_lenet):
    report = drawn.anew(plot_first_layer, make_lenet)
    pictures, kernels = report["pictures"], report["kernels"]
    expect_six(pictures[:6], kernels, pictures[6:], "kernel")
    if not all_show(pictures[:6], kernels):
        if all(picture.shape == (5, 5) for picture in pictures[:6]):
            raise Mistake("The kernels are not those of the model that the function is given: another layer, or model?")
        raise Mistake("The upper six pictures are not 5×5 kernels.")


@test_case(points=1.5, hidden=True)
def outputs_below(plot_first_layer, make_lenet):
    report = drawn(plot_first_layer, make_lenet)
    pictures, (maps, other_maps) = report["pictures"], report["maps"]
    lower = pictures[6:]
    expect_six(lower, maps, pictures[:6], "output")
    if all_show(lower, maps):
        return
    activations = [np.maximum(maps, 0), np.tanh(maps), 1 / (1 + np.exp(-maps))]
    if any(all_show(lower, activation) for activation in activations):
        raise Mistake("These are the outputs after the activation: show what the first layer itself returns.")
    if all_show(lower, other_maps):
        raise Mistake("These are the outputs for another image: the function shows images[0].")
    if any(picture.shape != (28, 28) for picture in lower):
        raise Mistake("The lower six pictures are not 28×28: are they of another layer, or after the pooling?")
    raise Mistake("The lower six pictures are not the first layer's outputs for images[0].")


### END HIDDEN TESTS
