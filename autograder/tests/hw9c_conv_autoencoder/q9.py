"""q9: reconstructions. 20 pictures in two rows, the images above, what the model makes of them below, one scale, grey,
any images: 0.5 each.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import Mistake
from hw9c_probes import reconstructions_report

OK_FORMAT = False
name = "q9"


@test_case(points=0.5)
def two_rows_of_ten_pictures(reconstruction_figure):
    images = np.tile(np.linspace(0, 1, 28), (10, 1, 28, 1))
    report = reconstructions_report(reconstruction_figure, images)
    if sum(report["rows"]) != 20:
        raise Mistake(f"The figure has {sum(report['rows'])} pictures instead of 20.")
    if report["rows"] != [10, 10]:
        raise Mistake("The pictures are not in two rows of ten.")
    if any(picture.shape != (28, 28) for picture in report["pictures"]):
        raise Mistake("A picture is not one image of 28×28 pixels.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q9 · reconstruction_figure · 3 points"}
RNG = np.random.default_rng(9)
MORE = (0.2 + 0.5 * RNG.random((23, 1, 28, 28)) * np.linspace(0.3, 1, 23)[:, None, None, None]).astype(np.float32)
TEN = MORE[:10]


@trained.once
def drawn(reconstruction_figure):
    report = reconstructions_report(reconstruction_figure, TEN)
    if any(picture.shape != (28, 28) for picture in report["pictures"]):
        raise Mistake("A picture is not one image of 28×28 pixels.")
    if len(report["pictures"]) != 20:
        raise Mistake("There are not 20 pictures: ten images above, and what the model makes of them below.")
    return report


def mistakes(images):
    """Return sentence → the twenty pictures that a well-known mistake gives for images (n, 28, 28)."""
    first, made = images[:10], 1 - images[:10]
    order = np.arange(20)
    pairs = np.stack([first, made], axis=1).reshape(20, 28, 28)
    return {
        "The rows are swapped: the images belong above, what the model makes of them below.": [*made, *first],
        "The images are shown again below: show what the model makes of them, asked once.": [*first, *first],
        "The reconstructions are shown twice: the images belong above.": [*made, *made],
        "Each image is beside its reconstruction: one row of images, and below it one of reconstructions.": pairs,
        "The same image is shown ten times.": [*first[[0] * 10], *made[[0] * 10]],
        "The reconstructions are all of the same image.": [*first, *made[[0] * 10]],
        "The difference is shown below: show what the model makes of the images.": [*first, *(first - made)],
        "The difference is shown below; show what the model makes of the images.": [*first, *(made - first)],
        "The size of the error is shown below: show what the model makes of the images.": [*first, *abs(first - made)],
        "The images of both rows are inverted: 0 is black.": [*made, *(1 - made)],
        "The model sees the pixels turned around: rows and columns are swapped.": [
            *first.transpose(0, 2, 1),
            *made.transpose(0, 2, 1),
        ],
        "The reconstructions are those of other images, in reverse order.": [*first, *made[::-1]],
        "The reconstructions are one column off.": [*first, *np.roll(made, -1, axis=0)],
        "The pixels are multiplied by 255: they go from 0 to 1.": [*(255 * first), *(255 * made)],
        "The pixels are normalised: they go from 0 to 1.": [*((first - 0.1307) / 0.3081), *((made - 0.1307) / 0.3081)],
        "The pictures are black and white: show the grey ones.": [*(first > 0.5), *(made > 0.5)],
        "The reconstructions are rounded to black and white.": [*first, *(made > 0.5)],
        "Some pictures are shown twice, others not: look at the index.": [(*first, *made)[i // 2] for i in order],
    }


def expect_row(pictures, images, row, what):
    """Compare a row with the images; of a mistake that shows in this row the first is named."""
    plain = images[:, 0]
    right = (plain[:10], 1 - plain[:10])[row]
    part = slice(10 * row, 10 * row + 10)
    known = {sentence: np.array(wrong)[part] for sentence, wrong in mistakes(plain).items()}
    known = {sentence: wrong for sentence, wrong in known.items() if not np.allclose(wrong, right)}
    fitting = [s for s, wrong in mistakes(plain).items() if probes.is_close(np.array(pictures), np.array(wrong), 1e-4)]
    known = {sentence: wrong for sentence, wrong in known.items() if sentence in fitting} or known
    probes.expect_close(np.array(pictures[part]), right, what=what, mistakes=known)


@test_case(points=0.5, hidden=True)
def the_images_above(reconstruction_figure):
    report = drawn.anew(reconstruction_figure)
    expect_row(report["pictures"], TEN, 0, "The upper row")


@test_case(points=0.5, hidden=True)
def their_reconstructions_below(reconstruction_figure):
    report = drawn(reconstruction_figure)
    expect_row(report["pictures"], TEN, 1, "The lower row")


@test_case(points=0.5, hidden=True)
def one_scale_from_0_to_1(reconstruction_figure):
    limits = drawn(reconstruction_figure)["limits"]
    if np.allclose(limits, [0, 1], atol=1e-6):
        return
    if np.allclose(limits, [0, 255]):
        raise Mistake("The scale of grey ends at 255: these pixels go from 0 to 1, use vmin=0 and vmax=1.")
    if np.allclose(limits, [1, 0]):
        raise Mistake("The scale of grey is upside down: 0 is black and 1 is white.")
    if np.allclose(limits[:, 0], 0, atol=1e-6):
        raise Mistake("White is not 1 in all pictures: use vmax=1.")
    if np.allclose(limits[:, 1], 1, atol=1e-6):
        raise Mistake("Black is not 0 in all pictures: use vmin=0.")
    if np.ptp(limits, axis=0).max() < 1e-6:
        raise Mistake("All pictures share a scale, but it does not go from 0 to 1: use vmin=0 and vmax=1.")
    raise Mistake("Each picture is stretched to its own darkest and brightest pixel: use vmin=0 and vmax=1.")


@test_case(points=0.5, hidden=True)
def grey(reconstruction_figure):
    colours = drawn(reconstruction_figure)["colours"]
    black, middle, white = colours.mean(axis=2).T
    if np.ptp(colours, axis=2).max() > 0.02:
        raise Mistake('The pictures are coloured: use cmap="gray".')
    if np.all(black > 0.98) and np.all(white < 0.02):
        raise Mistake('The greys are upside down: 0 is black and 1 is white, use cmap="gray".')
    if not (np.all(black < 0.02) and np.all(white > 0.98) and np.all(np.abs(middle - 0.5) < 0.2)):
        raise Mistake('The pictures have other greys than from black, for 0, to white, for 1: use cmap="gray".')


@test_case(points=0.5, hidden=True)
def the_first_ten_of_any_images_and_they_stay_as_they_are(reconstruction_figure):
    """What is wrong with ten images has its own cases."""
    try:
        report = reconstructions_report(reconstruction_figure, MORE)
    except probes.Raised:
        drawn(reconstruction_figure)  # or else it has nothing to do with their number
        raise Mistake("More than ten images stop with an error: any n >= 10 must do.") from None
    if report["changed"]:
        raise Mistake("`reconstruction_figure` changes the images that it is given: work on a copy.")
    if len(report["pictures"]) != 20:
        raise Mistake("There are not 20 pictures where more than ten images are given: show the first ten.")
    rows = np.array([picture.mean() for picture in report["pictures"]]).reshape(2, 10)
    usual = np.array([picture.mean() for picture in drawn(reconstruction_figure)["pictures"]]).reshape(2, 10)
    places = [sorted(np.abs(row[:, None] - usual.ravel()).min(axis=1) < 1e-5) for row in rows]
    if not np.all(places):
        raise Mistake("Other images than the first ten are shown where more are given.")


### END HIDDEN TESTS
