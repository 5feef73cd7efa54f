"""q5: a look at sizes. In public a network that is right 0.5, then shapes 0.5, bounds 0.5, NaN and types 0.5."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import expect_close
from hw9e_probes import sizes_report

OK_FORMAT = False
name = "q5"


@test_case(points=0.5)
def two_shapes_and_a_bool(check_sizes):
    images = np.zeros((4, 1, 28, 28))
    report = sizes_report(check_sizes, images, np.zeros((4, 10)), np.full((4, 1, 28, 28), 0.5))
    expect_close(report["code_shape"], [4, 10], what="code_shape")
    expect_close(report["output_shape"], [4, 1, 28, 28], what="output_shape")
    expect_close(report["in_range"], 1, what="in_range")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q5 · check_sizes · 2 points"}
RNG = np.random.default_rng(95)


def report_of(check_sizes, output, count=3, k=10):
    images, code = RNG.random((count, 1, 28, 28)), RNG.normal(size=(count, k))
    return images, code, sizes_report(check_sizes, images, code, output)


@test_case(points=0.5, hidden=True)
def shapes_of_code_and_output(check_sizes):
    for count, k, size in ((3, 10, 28), (2, 7, 25), (1, 5, 26)):
        images, _, report = report_of(check_sizes, RNG.random((count, 1, size, size)), count, k)
        if not report["of_images"]:
            raise probes.Mistake("The encoder is not given the images `x`.")
        if not report["of_code"]:
            raise probes.Mistake("The decoder is not given the code that the encoder returns.")
        code, output, known = [count, k], [count, 1, size, size], {}
        if size != 28:
            known["output_shape is that of the images: return the shape of what the decoder returns."] = images.shape
            known["output_shape is a fixed one: return the shape of what the decoder returns."] = [4, 1, 28, 28]
        known["The two shapes are swapped: the code's comes first."] = code
        known["output_shape is without the number of images: return all four."] = output[1:]
        swapped = {
            "The two shapes are swapped: the code's comes first.": output,
            "code_shape is a fixed one: return the shape of what the encoder returns.": [4, 10],
            "code_shape has 10 numbers whatever the encoder returns.": [count, 10] if k != 10 else [-1, -1],
            "code_shape is without the number of images: return both numbers.": [k],
            "code_shape is that of the images: return the shape of what the encoder returns.": images.shape,
        }
        if report["code_shape"].ndim == 2 or report["output_shape"].ndim == 4:
            raise probes.Mistake("A tensor itself is returned: return its shape, as `tuple(code.shape)`.")
        expect_close(report["code_shape"], code, what="code_shape", mistakes=swapped)
        expect_close(report["output_shape"], output, what="output_shape", mistakes=known)
    for kind, what in zip(report["types"], ("code_shape", "output_shape"), strict=False):
        if kind not in ("tuple", "Size"):
            raise probes.Mistake(f"{what} must be a tuple, not a {kind}.")


def expect_range(check_sizes, output, right, sentence):
    found = bool(np.all(report_of(check_sizes, output, len(output))[2]["in_range"]))
    if report_of(check_sizes, output, len(output))[2]["in_range"].ndim:
        raise probes.Mistake("in_range has a value for each pixel: it should be one for all.")
    if found != right:
        raise probes.Mistake(sentence)


@test_case(points=0.5, hidden=True)
def both_bounds_and_every_pixel(check_sizes):
    inside = RNG.random((3, 1, 28, 28))
    inside[0, 0, 0, :2] = 0, 1
    expect_range(check_sizes, inside, True, "in_range is False where all pixels are from 0 to 1, both included.")
    always = all(
        bool(np.all(report_of(check_sizes, inside * scale - shift)[2]["in_range"]))
        for scale, shift in ((3, 0), (1, 1), (-2, 5))
    )
    if always:
        raise probes.Mistake("in_range is always True: look at the pixels.")
    sentences = {
        1.5: "in_range is True though a pixel is above 1: check the upper bound of all pixels.",
        1.001: "in_range is True though a pixel is slightly above 1: check the upper bound of all pixels.",
        -0.1: "in_range is True though a pixel is below 0: check the lower bound of all pixels.",
        -0.001: "in_range is True though a pixel is slightly below 0: check the lower bound of all pixels.",
    }
    for value, sentence in sentences.items():
        for place in ((2, 0, 13, 5), (0, 0, 0, 0), (1, 0, 27, 27)):
            output = inside.copy()
            output[place] = value
            expect_range(check_sizes, output, False, sentence)


@test_case(points=0.5, hidden=True)
def nan_is_out_of_range_and_plain_values(check_sizes):
    output = RNG.random((3, 1, 28, 28))
    output[1, 0, 3, 4] = np.nan
    expect_range(check_sizes, output, False, "in_range is True though a pixel is NaN: ask whether it is in the range.")
    everything = np.full((3, 1, 28, 28), np.nan)
    expect_range(check_sizes, everything, False, "in_range is True though all is NaN: ask what is in the range.")
    kind = report_of(check_sizes, RNG.random((3, 1, 28, 28)))[2]["types"][2]
    if kind not in ("bool", "bool_"):
        raise probes.Mistake(f"in_range must be a bool, not a {kind}: `.item()` makes one of a tensor.")


### END HIDDEN TESTS
