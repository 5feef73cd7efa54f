"""q10: mixtures. In public one example 0.5, mixtures of codes 1.5, shapes 0.5, evaluation mode without gradients 0.5;
of the figure what it shows 0.5, and how 0.5.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
import hw9e_probes
from autograder import embedded, probes, trained

### END HIDDEN TESTS
from autograder.probes import expect_close
from hw9e_probes import mixtures_report

OK_FORMAT = False
name = "q10"


@test_case(points=0.5)
def squares_of_mixed_codes(decode_mixtures):
    # The decoder squares codes of one number, and makes an image of one pixel of each.
    report = mixtures_report(decode_mixtures, [[1.0]], [1, 1, 1], [[0.0], [2.0]])
    expect_close(report["images"].reshape(-1), [0, 1, 1, 4], what="The pixels of the mixtures of the codes 0 and 2")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "training images": "Part 4 · Means and mixtures",
    "": "q10 · decode_mixtures, fig_mix · 4 points",
}
RNG = np.random.default_rng(910)
K, PIXELS = 3, 784
MATRIX = RNG.normal(size=(K, PIXELS))
SHAPE = [1, 28, 28]


def decoded(codes, matrix=MATRIX, shape=SHAPE):
    return ((codes @ matrix) ** 2).reshape(*codes.shape[:-1], *shape)


def mixed(means):
    return (means[:, None] + means[None]) / 2


def mistakes_for(means, matrix=MATRIX, shape=SHAPE):
    images = decoded(means, matrix, shape)
    right = decoded(mixed(means), matrix, shape)
    count = len(means)
    lower = np.tril(np.ones((count, count)))[:, :, None, None, None]
    rows = right.reshape(count, count, -1)
    difference, product = means[:, None] - means[None], means[:, None] * means[None]
    diagonal = np.eye(count, dtype=bool)[:, :, None, None, None]

    def weighed(a):
        return decoded(a * means[:, None] + (1 - a) * means[None], matrix, shape)

    return {
        "The decoded images are averaged: average the codes, then decode.": (images[:, None] + images[None]) / 2,
        "The sums of two codes are decoded: take half of them.": decoded(2 * mixed(means), matrix, shape),
        "The sum of two decoded images is returned: average the codes, then decode.": images[:, None] + images[None],
        "Half of only one of the codes is taken, a + b/2: write (a + b) / 2.": decoded(
            means[:, None] + means[None] / 2, matrix, shape
        ),
        "Half of only one of the codes is taken, a/2 + b: write (a + b) / 2.": decoded(
            means[:, None] / 2 + means[None], matrix, shape
        ),
        "The difference of two codes is decoded: take their mean.": decoded(difference / 2, matrix, shape),
        "The product of two codes is decoded: take their mean.": decoded(product, matrix, shape),
        "The codes are weighed differently: both count half.": weighed(0.25),
        "The codes are weighed differently, both should count half.": weighed(0.75),
        "The codes are weighed by thirds: both count half.": weighed(1 / 3),
        "The second code is ignored: take the mean of both.": np.repeat(images[:, None], count, axis=1),
        "The first code is ignored: take the mean of both.": np.repeat(images[None], count, axis=0),
        "Below the diagonal there is nothing: [b, a] is the same mixture as [a, b].": right * lower.swapaxes(0, 1),
        "Above the diagonal there is nothing: [b, a] is the same mixture as [a, b].": right * lower,
        "The diagonal is empty: there [a, a] is the decoded mean of a.": np.where(diagonal, 0, right),
        "There is nothing but the diagonal: all pairs are asked for.": np.where(diagonal, right, 0),
        "The images are stretched, each by its own range: return them as the decoder does.": _stretched(right, 2),
        "All images are stretched together: return them as the decoder does.": _stretched(right, 0),
        "The rows are stretched, each by its own range: return the images as the decoder does.": (
            _stretched(rows, 1).reshape(right.shape)
        ),
    }


def _stretched(array, first):
    axes = tuple(range(first, array.ndim))
    low, high = array.min(axes, keepdims=True), array.max(axes, keepdims=True)
    return (array - low) / np.maximum(high - low, 1e-12)


def images_of(decode_mixtures, means, matrix=MATRIX, shape=SHAPE, **options):
    return mixtures_report(decode_mixtures, matrix, shape, means, **options)


@test_case(points=1.5, hidden=True)
def codes_are_mixed_and_then_decoded(decode_mixtures):
    """Shapes count elsewhere, where the number of pixels is right."""
    for count in (3, 10):
        means = RNG.normal(size=(count, K))
        report = images_of(decode_mixtures, means)
        images, right = report["images"], decoded(mixed(means))
        if images.size == right.size:
            images = images.reshape(right.shape)
        expect_close(images, right, what="The mixtures", mistakes=mistakes_for(means))
        if report["changed"] or report["means_changed"]:
            raise probes.Mistake("`decode_mixtures` changes the decoder or the means: leave both as they are.")


@test_case(points=0.5, hidden=True)
def any_number_of_codes_of_any_length(decode_mixtures):
    for count, k in ((1, 2), (4, 5), (12, 1)):
        shape = images_of(decode_mixtures, RNG.normal(size=(count, k)), RNG.normal(size=(k, PIXELS)))["images"].shape
        if shape[:2] == (10, 10):
            raise probes.Mistake("There are 10 × 10 mixtures whatever the number of means: use len(means).")
        if shape != (count, count, *SHAPE):
            raise probes.Mistake(f"{count} means give shape {shape} instead of {(count, count, *SHAPE)}.")


@test_case(points=0.5, hidden=True)
def evaluation_mode_and_no_gradients(decode_mixtures):
    means = RNG.normal(size=(3, K))
    report = images_of(decode_mixtures, means)
    if not report["is_tensor"]:
        raise probes.Mistake("The result is no tensor: stack the images to one.")
    if report["requires_grad"]:
        raise probes.Mistake("The mixtures have a history of gradients: decode under torch.no_grad().")
    again = images_of(decode_mixtures, means, training=True)
    if again["images"].shape != report["images"].shape or not probes.is_close(again["images"], report["images"], 1e-4):
        raise probes.Mistake("The decoder is asked in training mode: call decoder.eval() first.")


@trained.once
def true_means(network):
    """Return the mean codes of the training digits, and those of the validation digits' first class."""
    images, labels = embedded.training_subset()
    codes = hw9e_probes.codes_report(network, images)["codes"]
    return np.stack([codes[labels == o].mean(0) for o in range(10)])


def own_means_count(class_means):
    """Return whether the student's `class_means` is right for an example: if not, that costs points in q9."""
    try:
        images = np.arange(5.0).reshape(5, 1, 1, 1)
        report = hw9e_probes.means_report(class_means, [[1.0]], images, [0, 1, 0, 0, 1], [3, 2], n_classes=2)
    except probes.Mistake:
        return False
    return probes.is_close(report["means"], np.array([[13 / 3], [17 / 2]]), 1e-4)


@trained.once
def figure_of(fig_mix, network, decode_mixtures, means):
    """Return what the figure shows, and canvases that are right: of the true means, and of the notebook's own."""
    right = true_means.anew(network)
    own = right if means is None else probes.as_array(means, "`means`")
    own = own if own.shape == right.shape else right
    report = hw9e_probes.matrix_report(
        fig_mix, network, decode_mixtures, np.concatenate([mixed(each).reshape(100, -1) for each in (right, own)]), own
    )
    if np.ptp(np.nan_to_num(report["canvas"])) < 1e-3:
        raise probes.Mistake("`fig_mix` shows nothing but one colour.")
    images = np.asarray(report["decoded"])
    candidates = [images[:100], images[100:]]
    if report["mixed"] is not None and report["mixed"].size == 100 * PIXELS:
        candidates.append(report["mixed"])  # what `decode_mixtures` does counts elsewhere
    return report, [_canvas(each) for each in candidates]


def _canvas(images):
    return images.reshape(10, 10, 28, 28).transpose(0, 2, 1, 3).reshape(280, 280)


def fits(picture, right, tolerance=0.02):
    return picture.shape == right.shape and bool(np.nanmax(np.abs(picture - right)) <= tolerance)


@test_case(points=0.5, hidden=True)
def the_figure_shows_mixtures_of_mean_codes(fig_mix, network, decode_mixtures, class_means, means):
    report, candidates = figure_of.anew(fig_mix, network, decode_mixtures, means)
    right, canvas = true_means(network), report["canvas"]
    canvas = canvas / 255 if canvas.max() > 10 else canvas
    if canvas.shape != (280, 280):
        raise probes.Mistake(f"`fig_mix` shows {canvas.shape} pixels: 10 × 10 images of 28 × 28 are (280, 280).")
    if not any(fits(canvas, each) for each in candidates):
        squares = candidates[0].reshape(10, 28, 10, 28).transpose(0, 2, 1, 3)
        single = np.diagonal(squares, axis1=0, axis2=1).transpose(2, 0, 1)
        averaged = (single[:, None] + single[None]) / 2
        known = {
            "`fig_mix` averages decoded images: average the codes, then decode.": averaged,
            "`fig_mix` is upside down, or its rows run upwards: row 0 is above.": squares[::-1],
            "The images of `fig_mix` are turned: rows and columns of pixels are swapped.": squares.swapaxes(2, 3),
            "`fig_mix` stretches each image by its own range: show the pixels as they are.": _stretched(squares, 2),
        }
        for sentence, wrong in known.items():
            if fits(canvas, _canvas(wrong.transpose(0, 1, 2, 3))):
                raise probes.Mistake(sentence)
        raise probes.Mistake("`fig_mix` does not show the decoded mixtures of the mean codes of `network`.")
    if means is None or fits(canvas, candidates[0]):
        return
    own = probes.as_array(means, "`means`")
    if own.shape != right.shape:
        raise probes.Mistake(f"`means` has shape {own.shape} instead of {right.shape}.")
    if own_means_count(class_means) and not probes.is_close(own, right, 2e-2):
        raise probes.Mistake("`means` are not the mean codes of the training images: average over `train_loader`.")


@test_case(points=0.5, hidden=True)
def the_figure_has_labels_and_goes_from_black_to_white(fig_mix, network, decode_mixtures, means):
    report, _ = figure_of(fig_mix, network, decode_mixtures, means)
    canvas, shown = report["canvas"], report["shown"]
    bright = np.clip(canvas / 255 if canvas.max() > 10 else canvas, 0, 1)
    if report["colored"]:
        raise probes.Mistake('`fig_mix` is drawn in colours: use cmap="gray".')
    if fits(1 - shown, bright):
        raise probes.Mistake("`fig_mix` is drawn in negative: 0 is black and 1 is white.")
    if not report["same"]:
        raise probes.Mistake("The images of `fig_mix` have limits of their own: set vmin=0 and vmax=1 for all.")
    if report["limits"] != [0, 1] and not fits(shown, bright, 1e-3):
        raise probes.Mistake("The limits of `fig_mix` are not 0 and 1: set vmin=0 and vmax=1.")
    for side, texts in (("columns", report["x_labels"]), ("rows", report["y_labels"])):
        digits = [text for text in texts if text in set("0123456789")]
        if sorted(set(digits)) != list("0123456789"):
            raise probes.Mistake(f"The {side} of `fig_mix` have no labels from 0 to 9.")
        first = list(dict.fromkeys(digits))
        if first not in (list("0123456789"), list("9876543210")) or first[0] == "9":
            raise probes.Mistake(f"The labels of the {side} of `fig_mix` are in another order than the classes.")


### END HIDDEN TESTS
