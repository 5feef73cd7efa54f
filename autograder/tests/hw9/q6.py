import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, references

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q6"
PADDED_BY_ONE = [[-1, -2, 0, 0], [-1, 6, -2, 0], [6, 1, 7, 4]]


def example():
    """Return a small image and kernel."""
    return np.array([[1.0, 2.0, 0.0], [3.0, -1.0, 4.0]]), np.array([[1.0, 2.0], [0.0, -1.0]])


@test_case(points=0.5)
def padding_of_one(conv2d_padded):
    expect_close(call(conv2d_padded, *example(), padding=1), PADDED_BY_ONE)


@test_case(points=0.5)
def default_is_no_padding(conv2d_padded):
    expect_close(call(conv2d_padded, *example()), [[6, -2]], what="The result without padding")
    expect_close(call(conv2d_padded, *example(), 1), PADDED_BY_ONE, what="The result for padding 1")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "flip": "q5 · conv2d · 6 points",
    "square images": "q5 · conv2d · 6 points",
    "decimals": "q3 · conv1d · 6 points",
    "changes": "The rules for q3 to q8",
    "transposed": "Two dimensions",
    "default": "q6 · conv2d_padded · 6 points",
    "Negative indices": "q6 · conv2d_padded · 6 points",
    "first column": "q6 · conv2d_padded · 6 points",
    "transposing": "q5 · conv2d · 6 points",
    "first row": "q6 · conv2d_padded · 6 points",
    "": "Padding",
}


def whole_numbers(seed, *shapes):
    """Return float arrays of whole numbers without a zero, so that no border vanishes."""
    rng = np.random.default_rng(seed)
    return [rng.choice([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0], shape) for shape in shapes]


def without_first_row_and_column(image):
    """Return a copy in which they are zero: where `> 0` is written for `>= 0`, they vanish anyhow."""
    copy = image.copy()
    copy[0], copy[:, 0] = 0, 0
    return copy


def wrapped(image, padding):
    """Return the image as negative indices see it: other borders above and on the left, else zeros."""
    height, width = image.shape[-2:]
    rows, columns = np.arange(-padding, height + padding)[:, None], np.arange(-padding, width + padding)
    return image[..., rows % height, columns % width] * ((rows < height) & (columns < width))


def mistakes(image, kernel, padding):
    (height, width), p, s = image.shape, padding, len(kernel)
    right, unpadded = references.conv2d_padded(image, kernel, p), references.conv2d(image, kernel)
    smaller = min(right.shape)

    def padded(*widths, mode="constant"):
        return references.conv2d(np.pad(image, widths, mode=mode), kernel)

    return {
        "The first row and column of the image are lost: index 0 is inside, so test with `>= 0`.": (
            references.conv2d_padded(without_first_row_and_column(image), kernel, p)
        ),
        "The first row of the image is lost: index 0 is inside, so test with `>= 0`.": references.conv2d_padded(
            image * (np.arange(height) > 0)[:, np.newaxis], kernel, p
        ),
        "The first column of the image is lost: index 0 is inside, so test with `>= 0`.": references.conv2d_padded(
            image * (np.arange(width) > 0), kernel, p
        ),
        "Negative indices wrap around to the other side of the image: outside of it there are zeros.": (
            references.conv2d(wrapped(image, p), kernel)
        ),
        "The image wraps around at its borders: outside of it there are zeros.": padded((p, p), mode="wrap"),
        "The padding is ignored.": unpadded,
        "The output has not grown: with padding it is 2·padding higher and wider.": right[
            : height - s + 1, : width - s + 1
        ],
        "The output is as large as the image: its size is h + 2·padding - s + 1.": right[:height, :width],
        "The output has grown, but the zeros are around it instead of around the image.": np.pad(unpadded, p),
        "The zeros are above and on the left only: all four sides need them.": padded((p, 0), (p, 0)),
        "The zeros are below and on the right only: all four sides need them.": padded((0, p), (0, p)),
        "All zeros are above and on the left: all four sides need them.": padded((2 * p, 0), (2 * p, 0)),
        "All zeros are below and on the right: all four sides need them.": padded((0, 2 * p), (0, 2 * p)),
        "Only the height is padded.": padded((p, p), (0, 0)),
        "Only the width is padded.": padded((0, 0), (p, p)),
        "The frame is half as wide as it should be: `padding` zeros belong on each side.": padded((p // 2, p // 2)),
        "The frame is twice as wide as it should be: `padding` zeros belong on each side.": padded((2 * p, 2 * p)),
        "The frame is one zero wide, whatever `padding` says.": padded((1, 1)),
        "The frame holds ones: it should be zeros.": references.conv2d(np.pad(image, p, constant_values=1), kernel),
        "The padding repeats the border of the image: it should be zeros.": padded((p, p), mode="edge"),
        "The padding mirrors the image: it should be zeros.": padded((p, p), mode="reflect"),
        "The padding mirrors the image, border included: it should be zeros.": padded((p, p), mode="symmetric"),
        "This is the result of flipping the kernel: use it as it is.": references.conv2d_padded(
            image, kernel[::-1, ::-1], p
        ),
        "This works for square images only: take the height from shape[0], the width from shape[1].": right[
            :smaller, :smaller
        ],
        "The decimals of the image are lost: frame it with an array of floats.": references.conv2d_padded(
            np.trunc(image), kernel, p
        ),
        "This is the result of transposing the kernel: its first index goes down, like the image's.": (
            references.conv2d_padded(image, kernel.T, p)
        ),
        "The result is divided by the size of the kernel: a convolution adds up.": right / s**2,
        "The result is transposed: rows come first, then columns.": right.T,
        "The decimals are cut off: return floats.": np.trunc(right),
    }


def check(conv2d_padded, image, kernel, padding):
    compare(call(conv2d_padded, image.copy(), kernel.copy(), padding=padding), image, kernel, padding)


def compare(result, image, kernel, padding, either_way=True):
    """Raise `Mistake` if the result is not right. Flipping the kernel is q5's mistake: mostly it passes here."""
    flipped = references.conv2d_padded(image, kernel[::-1, ::-1], padding)
    if not (either_way and probes.is_close(probes.as_array(result), flipped, 1e-4)):
        expected = references.conv2d_padded(image, kernel, padding)
        expect_close(result, expected, mistakes=mistakes(image, kernel, padding))


@test_case(points=1.5, hidden=True)
def dense_border(conv2d_padded):
    check(conv2d_padded, *whole_numbers(1, (5, 7), (3, 3)), 2)


@test_case(points=1.5, hidden=True)
def border_of_zeros(conv2d_padded):
    """Writing `> 0` for `>= 0` is a small mistake, and this is what it keeps."""
    image, kernel = whole_numbers(6, (6, 4), (2, 2))
    check(conv2d_padded, without_first_row_and_column(image), kernel, 2)


@test_case(points=0.5, hidden=True)
def no_padding(conv2d_padded):
    image, kernel = whole_numbers(3, (4, 6), (3, 3))
    result = without_padding(conv2d_padded, image, kernel)
    if probes.is_close(probes.as_array(result), references.conv2d_padded(image, kernel, 1), 1e-4):
        raise probes.Mistake("Without `padding` there should be no zeros: its default is 0.")
    compare(result, image, kernel, 0, either_way=False)
    check(conv2d_padded, image, kernel, 1)


def without_padding(conv2d_padded, image, kernel):
    try:
        return call(conv2d_padded, image.copy(), kernel.copy())
    except probes.Raised:
        check(conv2d_padded, image, kernel, 0)
        raise probes.Mistake("`padding` cannot be left out: its default is 0.") from None


@test_case(points=0.5, hidden=True)
def padding_wider_than_kernel(conv2d_padded):
    image, kernel = whole_numbers(4, (4, 5), (3, 3))
    check(conv2d_padded, without_first_row_and_column(image), kernel, 4)


@test_case(points=0.5, hidden=True)
def integer_image_or_kernel(conv2d_padded):
    integers = without_first_row_and_column(np.arange(1, 21).reshape(4, 5) ** 2 % 11)
    fractions = np.array([[0.5, 0.25], [1.75, 0.75]])
    check(conv2d_padded, integers, fractions, 1)
    check(conv2d_padded, integers / 4, (4 * fractions).astype(int), 1)


@test_case(points=0.5, hidden=True)
def inputs_unchanged(conv2d_padded):
    image, kernel = whole_numbers(5, (5, 4), (3, 3))
    image = without_first_row_and_column(image)
    result, modified = probes.call_and_watch(conv2d_padded, image, kernel, 1)
    compare(result, image, kernel, 1)
    if modified:
        raise probes.Mistake("`conv2d_padded` changes the arrays that it is given: work on a copy.")


### END HIDDEN TESTS
