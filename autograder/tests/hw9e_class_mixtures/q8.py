"""q8: pairs in one picture. In public the order of a few pixels 0.5, the whole picture 1, arrays of all kinds 0.5, the
originals in the figure 0.5, its reconstructions and greys 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from torch import tensor

from autograder import embedded, probes, trained

### END HIDDEN TESTS
from autograder.probes import call, expect_close

### BEGIN HIDDEN TESTS
from hw9e_probes import pairs_report

### END HIDDEN TESTS

OK_FORMAT = False
name = "q8"


@test_case(points=0.5)
def a_pair_is_beside_another(pair_grid):
    numbers = np.arange(100.0)[:, None, None] * np.ones((1, 28, 28))
    grid = np.asarray(call(pair_grid, numbers, -numbers))
    expect_close(grid.shape, (280, 560), what="The shape of the picture")
    expect_close([grid[0, 56], grid[0, 84]], [1, -1], what="Two pixels, of original and reconstruction 1,")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q8 · pair_grid, fig_pairs · 3 points"}
RNG = np.random.default_rng(98)


def joined(originals, reconstructions, order=(0, 3, 1, 2, 4), shape=(280, 560), lead=(10, 10, 2)):
    """Return the picture; the options are mistakes."""
    pairs = np.stack([np.reshape(each, (-1, 28, 28)) for each in (originals, reconstructions)], axis=1)
    return pairs.reshape(*lead, 28, 28).transpose(order).reshape(shape)


def grid_mistakes(originals, reconstructions):
    o, r = (np.reshape(each, (-1, 28, 28)) for each in (originals, reconstructions))
    columns = np.arange(100).reshape(10, 10).T.ravel()
    both = np.stack([o, r], axis=1)
    beside = np.concatenate([joined(o, o)[:, :0], _tiled(o), _tiled(r)], axis=1)
    return {
        "The reconstructions are on the left: the original comes first.": joined(r, o),
        "The pairs run down the columns: pair n is in row n // 10.": joined(o[columns], r[columns]),
        "The pairs run down the columns, and the reconstructions are on the left.": joined(r[columns], o[columns]),
        "The pairs are stacked vertically: the reconstruction belongs on the right of its original.": (
            joined(o, r, order=(0, 2, 3, 1, 4), shape=(560, 280))
        ),
        "All originals are on the left, all reconstructions on the right: they belong beside each other in pairs.": (
            beside
        ),
        "All originals are above all reconstructions: they belong beside each other in pairs.": np.concatenate(
            [_tiled(o), _tiled(r)]
        ),
        "The originals are repeated: the right one of a pair is the reconstruction.": joined(o, o),
        "The reconstructions are repeated: the left one of a pair is the original.": joined(r, r),
        "The axes are merged without moving them first: rows of pixels are mixed up.": both.reshape(280, 560),
        "The images are turned: rows and columns of pixels are swapped.": joined(
            o.transpose(0, 2, 1), r.transpose(0, 2, 1)
        ),
        "The pairs are in reverse order.": joined(o[::-1], r[::-1]),
        "The images are upside down.": joined(o[:, ::-1], r[:, ::-1]),
        "The numbers are changed, stretched perhaps: keep the pixels as they are.": _stretched(joined(o, r)),
        "Each image is stretched from 0 to 1: keep the pixels as they are.": joined(_each(o), _each(r)),
        "The pixels are clipped to [0, 1]: keep them as they are.": np.clip(joined(o, r), 0, 1),
        "The pixels are rounded, or times 255: keep them as they are.": np.rint(joined(o, r)),
    }


def _tiled(images):
    return images.reshape(10, 10, 28, 28).transpose(0, 2, 1, 3).reshape(280, 280)


def _stretched(picture):
    return (picture - picture.min()) / max(np.ptp(picture), 1e-9)


def _each(images):
    low, high = images.min((1, 2), keepdims=True), images.max((1, 2), keepdims=True)
    return (images - low) / np.maximum(high - low, 1e-9)


@test_case(points=1, hidden=True)
def a_hundred_pairs(pair_grid):
    originals, reconstructions = RNG.normal(size=(2, 100, 28, 28)) + np.arange(100)[:, None, None] / 200
    (result, changed) = probes.call_and_watch(pair_grid, originals, reconstructions)
    known = grid_mistakes(originals, reconstructions)
    expect_close(result, joined(originals, reconstructions), what="The picture", mistakes=known)
    if changed:
        raise probes.Mistake("`pair_grid` changes the images that it is given: work on copies.")


@test_case(points=0.5, hidden=True)
def arrays_and_tensors_with_and_without_channel(pair_grid):
    """What order the pairs are in counts elsewhere: all pixels have to be there."""
    originals, reconstructions = RNG.random((2, 100, 28, 28))
    right = np.sort(np.concatenate([originals, reconstructions]).ravel())
    for what, kind, shape in (
        ("arrays (100, 1, 28, 28)", np.float32, (100, 1, 28, 28)),
        ("tensors (100, 28, 28)", tensor, (100, 28, 28)),
        ("tensors (100, 1, 28, 28)", tensor, (100, 1, 28, 28)),
    ):
        try:
            result = probes.as_array(
                call(pair_grid, *(kind(part.reshape(shape)) for part in (originals, reconstructions)))
            )
        except probes.Raised:
            raise probes.Raised(f"`pair_grid` stops with an error for {what}.") from None
        if result.size != right.size or not np.allclose(np.sort(result.ravel()), right, atol=1e-5):
            same = "loses the fractions of pixels" if np.all(result == np.rint(result)) else "loses or changes pixels"
            raise probes.Mistake(f"`pair_grid` {same} for {what}.")
        if result.shape not in ((280, 560), (560, 280)):
            raise probes.Mistake(f"The picture has shape {result.shape} for {what}: it should be (280, 560).")


def digits():
    """Return the first hundred validation images, from 0 to 1."""
    return embedded.test_images()[:100] / 255


@trained.once
def figure_of(fig_pairs, network, pair_grid):
    report = pairs_report(fig_pairs, network, pair_grid, digits()[:, None])
    if np.ptp(report["canvas"]) < 1e-3:
        raise probes.Mistake("`fig_pairs` shows nothing but one colour.")
    return report


def fits(picture, right, tolerance=0.02):
    return right is not None and picture.shape == right.shape and bool(np.abs(picture - right).max() <= tolerance)


@test_case(points=0.5, hidden=True)
def the_figure_shows_the_first_hundred_pairs(fig_pairs, network, pair_grid):
    report = figure_of.anew(fig_pairs, network, pair_grid)
    canvas, originals, outputs = report["canvas"], digits(), np.asarray(report["reconstructions"])[:, 0]
    canvas = canvas / 255 if canvas.max() > 10 else canvas
    if fits(canvas, joined(originals, outputs)) or fits(
        canvas, report["own"]
    ):  # what `pair_grid` does counts elsewhere
        return
    if canvas.shape not in ((280, 560), (560, 280)):
        raise probes.Mistake(f"`fig_pairs` shows {canvas.shape} pixels: pairs of the first 100 images are (280, 560).")
    for sentence, wrong in grid_mistakes(originals, outputs).items():
        if fits(canvas, np.asarray(wrong)):
            raise probes.Mistake(f"In `fig_pairs`: {sentence}")
    left = _left(canvas)
    if fits(left, originals):
        raise probes.Mistake("On the right of its pairs `fig_pairs` does not show what `network` makes of the images.")
    if fits(left, (originals - 0.1307) / 0.3081):
        raise probes.Mistake("`fig_pairs` shows normalised images: pixels go from 0 to 1.")
    raise probes.Mistake("`fig_pairs` does not show the first 100 validation images, in their order.")


def _left(canvas):
    """Return the images that are on the left of a pair, (100, 28, 28)."""
    pairs = (
        canvas.reshape(10, 28, 10, 2, 28) if len(canvas) == 280 else canvas.reshape(10, 2, 28, 10, 28).swapaxes(1, 3)
    )
    return pairs.transpose(0, 2, 3, 1, 4)[:, :, 0].reshape(100, 28, 28)


@test_case(points=0.5, hidden=True)
def the_figure_goes_from_black_to_white(fig_pairs, network, pair_grid):
    report = figure_of(fig_pairs, network, pair_grid)
    canvas, shown = report["canvas"], report["shown"]
    bright = np.clip(canvas / 255 if canvas.max() > 10 else canvas, 0, 1)
    if report["colored"]:
        raise probes.Mistake('`fig_pairs` is drawn in colours: use cmap="gray".')
    if fits(1 - shown, bright):
        raise probes.Mistake("`fig_pairs` is drawn in negative: 0 is black and 1 is white.")
    if not report["same"]:
        raise probes.Mistake("The pictures of `fig_pairs` have limits of their own: set vmin=0 and vmax=1 for all.")
    if not fits(shown, bright):
        raise probes.Mistake("The limits of `fig_pairs` are not 0 and 1: set vmin=0 and vmax=1.")


### END HIDDEN TESTS
