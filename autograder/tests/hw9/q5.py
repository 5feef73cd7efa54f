import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, references

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q5"


@test_case(points=0.5)
def square_example(conv2d):
    image = np.array([[1.0, 0.0, 2.0], [3.0, 1.0, -1.0], [2.0, 4.0, 1.0]])
    expect_close(call(conv2d, image, np.array([[1.0, 2.0], [2.0, 1.0]])), [[8, 5], [13, 8]])


@test_case(points=0.5)
def wide_example(conv2d):
    image = np.array([[1.0, 0.0, 2.0, 1.0], [3.0, 1.0, -1.0, 2.0]])
    expect_close(call(conv2d, image, np.array([[1.0, 0.0], [-1.0, 2.0]])), [[0, -3, 7]])


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "flip": "q5 · conv2d · 6 points",
    "upside down": "q5 · conv2d · 6 points",
    "transposing": "q5 · conv2d · 6 points",
    "square images": "q5 · conv2d · 6 points",
    "decimals": "q3 · conv1d · 6 points",
    "changes": "The rules for q3 to q8",
    "add with": "q3 · conv1d · 6 points",
    "": "Two dimensions",
}
SQUARE = "This works for square images only: take the height from shape[0], the width from shape[1]."
THREE = "This works for kernels of 3 by 3 only: take s from the kernel's shape."


def whole_numbers(seed, *shapes):
    """Return float arrays of whole numbers without a zero, so that no border vanishes."""
    rng = np.random.default_rng(seed)
    return [rng.choice([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0], shape) for shape in shapes]


def truncated(image, kernel):
    """Return what adding up in an output of integers gives."""
    s = len(kernel)
    output = np.zeros((image.shape[0] - s + 1, image.shape[1] - s + 1), dtype=int)
    for row, column in np.ndindex(s, s):
        window = image[row : row + output.shape[0], column : column + output.shape[1]]
        output += np.trunc(window * kernel[row, column]).astype(int)
    return output


def mistakes(image, kernel):
    s = len(kernel)
    right = references.conv2d(image, kernel)
    smaller, middle = min(right.shape), (s - 1) // 2
    full = references.conv2d_padded(image, kernel, s - 1)
    return {
        "The result is all zeros: no product arrives there.": right * 0,
        "Only the last product survives in each output: add with `+=` instead of `=`.": image[s - 1 :, s - 1 :]
        * kernel[-1, -1],
        "This is the result of flipping the kernel: use it as it is.": references.conv2d(image, kernel[::-1, ::-1]),
        "This is the result of turning the kernel upside down.": references.conv2d(image, kernel[::-1]),
        "This is the result of flipping the kernel left to right.": references.conv2d(image, kernel[:, ::-1]),
        "This is the result of transposing the kernel: its first index goes down, like the image's.": (
            references.conv2d(image, kernel.T)
        ),
        "The result is transposed: rows come first, then columns.": right.T,
        SQUARE: right[:smaller, :smaller],
        "The output is as large as the image: keep the places where the kernel fits.": full[
            middle : middle + image.shape[0], middle : middle + image.shape[1]
        ],
        "The output is as large as the image, with zeros below and on the right: leave them out.": np.pad(
            right, (0, s - 1)
        ),
        "The output covers every overlap: keep the places where the kernel fits.": full,
        "The last row and column are missing: the kernel fits in h - s + 1 rows and w - s + 1 columns.": (
            right[:-1, :-1]
        ),
        "The last row is missing: the kernel fits in h - s + 1 rows.": right[:-1],
        "The last column is missing: the kernel fits in w - s + 1 columns.": right[:, :-1],
        "Only the diagonal is there: rows and columns each need a loop of their own.": right.diagonal(),
        "The decimals are lost: the output is an array of integers; make it one of floats.": truncated(image, kernel),
        "The decimals are cut off: return floats.": np.trunc(right),
        "The sum is never set back to 0: start anew at each place.": right.cumsum().reshape(right.shape),
        "Everything is added up to one number: return one for each place.": right.sum(),
        "All products use image[i, j]: kernel[a, b] belongs to image[i + a, j + b].": (
            image[: right.shape[0], : right.shape[1]] * kernel.sum()
        ),
        "Negative results are set to 0: leave them as they are.": np.maximum(right, 0),
        "The signs are lost: leave negative results as they are.": abs(right),
        "The result is divided by the size of the kernel: a convolution adds up.": right / s**2,
    }


def check(conv2d, image, kernel, *, either_way=False):
    try:
        result = call(conv2d, image.copy(), kernel.copy())
    except probes.Raised:
        refuse_what_is_special(conv2d, image, kernel)
        raise
    compare(result, image, kernel, either_way)


def compare(result, image, kernel, either_way=True):
    """Raise `Mistake` if the result is not right; flipping the kernel is none where it passes `either_way`."""
    flipped = references.conv2d(image, kernel[::-1, ::-1])
    if not (either_way and probes.is_close(probes.as_array(result), flipped, 1e-4)):
        expect_close(result, references.conv2d(image, kernel), mistakes=mistakes(image, kernel))


def refuse_what_is_special(conv2d, image, kernel):
    """Raise `Mistake` if an answer that stops with an error works for a square image, or for 3 by 3 but not 2 by 2."""
    side = min(image.shape)
    if is_right(conv2d, image[:side, :side], kernel):
        raise probes.Mistake(SQUARE)
    image, kernel = whole_numbers(8, (5, 5), (3, 3))
    if is_right(conv2d, image, kernel) and not is_right(conv2d, image, kernel[:2, :2]):
        raise probes.Mistake(THREE)


def is_right(conv2d, image, kernel):
    try:
        expect_close(call(conv2d, image.copy(), kernel.copy()), references.conv2d(image, kernel))
    except probes.Mistake:
        return False
    return True


@test_case(points=0.5, hidden=True)
def symmetric_kernel(conv2d):
    """Neither flipping nor transposing shows here: these are small mistakes, and this is what they keep."""
    check(conv2d, *whole_numbers(1, (6, 6)), np.array([[1.0, -2.0, 1.0], [-2.0, 3.0, -2.0], [1.0, -2.0, 1.0]]))


@test_case(points=1, hidden=True)
def square_image(conv2d):
    check(conv2d, *whole_numbers(2, (6, 6), (3, 3)))


@test_case(points=1, hidden=True)
def wide_image(conv2d):
    check(conv2d, *whole_numbers(3, (5, 8), (3, 3)), either_way=True)


@test_case(points=1, hidden=True)
def tall_image_of_fractions(conv2d):
    rng = np.random.default_rng(4)
    check(conv2d, rng.normal(size=(7, 4)), rng.normal(size=(2, 2)), either_way=True)


@test_case(points=0.5, hidden=True)
def integer_image_or_kernel(conv2d):
    integers, fractions = np.arange(1, 21).reshape(4, 5) ** 2 % 11, np.array([[0.5, 0.25], [1.75, 0.75]])
    check(conv2d, integers, fractions, either_way=True)
    check(conv2d, integers / 4, (4 * fractions).astype(int), either_way=True)


@test_case(points=0.5, hidden=True)
def smallest_and_largest_kernel(conv2d):
    check(conv2d, *whole_numbers(5, (4, 4), (4, 4)), either_way=True)
    check(conv2d, *whole_numbers(6, (4, 3), (1, 1)))


@test_case(points=0.5, hidden=True)
def inputs_unchanged(conv2d):
    image, kernel = whole_numbers(7, (5, 5), (2, 2))
    result, modified = probes.call_and_watch(conv2d, image, kernel)
    compare(result, image, kernel)
    if modified:
        raise probes.Mistake("`conv2d` changes the arrays that it is given: work on a copy.")


### END HIDDEN TESTS
