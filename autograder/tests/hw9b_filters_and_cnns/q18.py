"""q18: Sobel filters 0.5, the mask 1.5, the figure 1. What is wrong in one of them is not held against the others."""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from scipy.signal import convolve2d

from autograder import probes, trained

### END HIDDEN TESTS
from autograder.probes import call, expect_close

### BEGIN HIDDEN TESTS
from hw9b_probes import drawing_report

### END HIDDEN TESTS

OK_FORMAT = False
name = "q18"


@test_case(points=0.5)
def a_strong_negative_response_is_an_edge(edge_mask):
    """The mean of 3, 1 and 0 is 4/3."""
    expect_close(call(edge_mask, np.array([[-3.0, 1.0, 0.0]])), [[1, 0, 0]], what="The mask of [[-3, 1, 0]]")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "border": "Edges",
    "SOBEL": "Edges",
    "sign": "Edges",
    "": "q18 · Sobel filters, edge_mask, draw_sobel · 3 points",
}
HORIZONTAL = np.array([[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]])
SQUARE = np.zeros((16, 16))
SQUARE[4:12, 4:12] = 1
NOISE = np.random.default_rng(18).random((13, 17))


def filtered(image, kernel, **options):
    return convolve2d(image, kernel, **({"mode": "same", "boundary": "symm"} | options))


def expect_either_sign(result, expected, *, what, mistakes):
    """Compare with an array or its negative; so it goes for what mistakes give."""
    array = probes.as_array(result, what)
    if array.shape == np.shape(expected) and probes.is_close(array, -np.asarray(expected), 1e-4):
        return
    either = {}
    for sentence, wrong in mistakes.items():
        closest = -np.asarray(wrong) if probes.is_close(array, -np.asarray(wrong, dtype=float), 1e-4) else wrong
        either[sentence] = closest
    expect_close(array, expected, what=what, mistakes=either)


def expect_filter(value, what, right):
    if value is None:
        raise probes.Missing(f"`{what}` is not defined yet.")
    prewitt, scharr = np.sign(right), np.where(np.abs(right) == 2, 5 * right, 3 * right)
    known = {
        "SOBEL_H and SOBEL_V are swapped: a horizontal edge is a change from row to row.": right.T,
        "SOBEL_H or SOBEL_V has equal weights, which is Prewitt's filter: Sobel's has 1, 2, 1.": prewitt,
        "SOBEL_H or SOBEL_V has 3, 10, 3, which is Scharr's filter: Sobel's has 1, 2, 1.": scharr,
        "SOBEL_H or SOBEL_V is divided by a number: its weights are 1, 2 and 1.": right
        * np.abs(probes.as_array(value, what)).max()
        / 2,
        "SOBEL_H or SOBEL_V has the same sign on both sides: one side is negative.": np.abs(right),
        "SOBEL_H or SOBEL_V is flat: make it an array of 3 × 3.": right.ravel(),
        "SOBEL_H or SOBEL_V is a row or a column of its own: it has 3 × 3 weights.": [1, 0, -1],
        "SOBEL_H or SOBEL_V is the Laplace filter, which has no direction.": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    }
    expect_either_sign(value, right, what=f"`{what}`", mistakes=known)


def mask_mistakes(response, threshold):
    """Return sentence → what a well-known mistake makes of a response; without a threshold that is None."""
    strength = np.abs(response)
    mean, limit = strength.mean(), strength.mean() if threshold is None else threshold
    right = strength > limit
    known = {
        "The sign is not ignored: compare the absolute value, or the edges of one side are lost.": response > limit,
        "The sign is taken the other way round: compare the absolute value.": -response > limit,
        "What equals the threshold is marked, too: use `>`.": strength >= limit,
        "The mask is inverted: 1 is where the response is strong.": ~right,
        "The mask keeps the responses: return 0 and 1.": np.where(right, response, 0),
        "The mask keeps the sizes of the responses: return 0 and 1.": np.where(right, strength, 0),
        "The mask has 255 instead of 1.": 255 * right,
        "The mask is empty: nothing is marked.": 0 * right,
        "The mask has the signs of the edges: return 0 and 1.": np.sign(response) * right,
    }
    if threshold is None:
        known |= {
            "The default threshold is the mean of the signed response: take that of its absolute value.": (
                strength > response.mean()
            ),
            "The sign is not ignored, neither in the response nor in its mean.": response > response.mean(),
            "The default threshold is the median: it should be the mean.": strength > np.median(strength),
            "The default threshold is half of the largest response: it should be the mean.": strength
            > strength.max() / 2,
            "The default threshold is 0: it should be the mean of the absolute value.": strength > 0,
        }
    elif threshold == 0:
        known["A threshold of 0 is taken for none: ask `threshold is None`."] = strength > mean
    else:
        known["The threshold is ignored."] = strength > mean
        known["The largest response counts as 1: the threshold is in units of the response."] = (
            strength > limit * strength.max()
        )
    return known


def check_mask(edge_mask, response, *threshold):
    limit = np.abs(response).mean() if not threshold else threshold[0]
    result, changed = probes.call_and_watch(edge_mask, response, *threshold)
    known = mask_mistakes(response, threshold[0] if threshold else None)
    expect_close(result, np.abs(response) > limit, what="The mask", mistakes=known)
    if changed:
        raise probes.Mistake("`edge_mask` changes the response that it is given: work on a copy.")


def own(value, right):
    """Return a filter as the notebook has it, or the right one if it is none: it was looked at before."""
    try:
        array = probes.as_array(value)
    except probes.Mistake:
        return right
    return array if array.shape == (3, 3) and np.all(np.isfinite(array)) else right


@trained.once
def drawn(draw_sobel, image):
    report = drawing_report(draw_sobel, image)
    if report["rows"] != [3, 3]:
        raise probes.Mistake("The figure has not 2 × 3 pictures: filter, response and mask in each of two rows.")
    return report["pictures"]


def expect_row(pictures, image, kernel, other):
    """Raise `Mistake` unless a filter and the response to it are shown."""
    expect_either_sign(
        pictures[0],
        kernel,
        what="The first picture of a row",
        mistakes={
            "The rows are swapped: SOBEL_H belongs above.": other,
            "The first picture of a row is the image: show the filter.": image,
        },
    )
    response = filtered(image, kernel)
    strength = np.abs(response)
    expect_either_sign(
        pictures[1],
        response,
        what="The second picture of a row",
        mistakes={
            "The border is continued by zeros, which paints a frame: use boundary='symm'.": filtered(
                image, kernel, boundary="fill"
            ),
            "The border begins anew at the other side: use boundary='symm'.": filtered(image, kernel, boundary="wrap"),
            "The response is smaller than the image, without a border: use mode='same'.": filtered(
                image, kernel, mode="valid", boundary="fill"
            ),
            "The response is larger than the image, with too much of a border: use mode='same'.": filtered(
                image, kernel, mode="full", boundary="symm"
            ),
            "The sign of the response is lost: show it as it is.": strength,
            "The response is that of the other filter.": filtered(image, other),
            "The mask comes third, the response second.": strength > strength.mean(),
            "The second picture is the image: show the response.": image,
        },
    )


def expect_masks(pictures, image, kernels, edge_mask):
    for picture, kernel in zip(pictures, kernels, strict=True):
        response = filtered(image, kernel)
        shown = probes.as_array(picture, "The third picture of a row")
        try:
            theirs = [probes.as_array(call(edge_mask, sign * response)) for sign in (1.0, -1.0)]
        except probes.Mistake:
            theirs = []
        if not any(probes.is_close(shown, mask, 1e-4) for mask in theirs):
            known = mask_mistakes(response, None) | {"The third picture is the response: show its mask.": response}
            expect_close(shown, np.abs(response) > np.abs(response).mean(), what="The mask", mistakes=known)


@test_case(points=0.5, hidden=True)
def filters_for_horizontal_and_vertical_edges(SOBEL_H, SOBEL_V):
    expect_filter(SOBEL_H, "SOBEL_H", HORIZONTAL)
    expect_filter(SOBEL_V, "SOBEL_V", HORIZONTAL.T)


@test_case(points=0.5, hidden=True)
def edges_of_both_signs(edge_mask):
    check_mask(edge_mask, filtered(NOISE, HORIZONTAL.T))
    check_mask(edge_mask, filtered(SQUARE, HORIZONTAL))


@test_case(points=0.5, hidden=True)
def a_threshold_of_ones_own(edge_mask):
    response = np.array([[-2.0, 0.0, 0.5], [1.0, -1.0, 3.0], [0.25, 0.0, 2.0]])
    for threshold in (0.75, 0.0, 2.0):
        check_mask(edge_mask, response, threshold)
    check_mask(edge_mask, np.zeros((4, 5)))


@test_case(points=0.5, hidden=True)
def the_figure_shows_filters_and_responses(draw_sobel, SOBEL_H, SOBEL_V):
    above, below = own(SOBEL_H, HORIZONTAL), own(SOBEL_V, HORIZONTAL.T)
    pictures = drawn.anew(draw_sobel, NOISE)
    expect_row(pictures[:3], NOISE, above, below)
    expect_row(pictures[3:], NOISE, below, above)
    for picture in drawing_report(draw_sobel, np.ones((9, 8)))["pictures"][1::3]:
        expect_close(picture, np.zeros((9, 8)), what="The response to a picture without edges")


@test_case(points=0.5, hidden=True)
def the_figure_shows_masks(draw_sobel, edge_mask, SOBEL_H, SOBEL_V):
    kernels = own(SOBEL_H, HORIZONTAL), own(SOBEL_V, HORIZONTAL.T)
    expect_masks(drawn(draw_sobel, NOISE)[2::3], NOISE, kernels, edge_mask)


### END HIDDEN TESTS
