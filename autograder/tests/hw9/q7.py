import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, references

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q7"


def example():
    """Return an image of two channels and a kernel of two channels."""
    image = np.array([[[1.0, 2.0, 0.0], [3.0, -1.0, 4.0]], [[0.0, 1.0, 5.0], [2.0, 2.0, -2.0]]])
    return image, np.array([[[1.0, 2.0], [0.0, -1.0]], [[3.0, 0.0], [1.0, 0.0]]])


@test_case(points=0.5)
def two_channels(conv2d_channels):
    expect_close(call(conv2d_channels, *example()), [[8, 3]])


@test_case(points=0.5)
def two_channels_padded(conv2d_channels):
    expected = [[-1, -2, 1, 5], [-1, 8, 3, 13], [6, 7, 13, -2]]
    expect_close(call(conv2d_channels, *example(), padding=1), expected)


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "flip": "q5 · conv2d · 6 points",
    "decimals": "q3 · conv1d · 6 points",
    "changes": "The rules for q3 to q8",
    "still separate": "q7 · conv2d_channels · 6 points",
    "axis in front": "q7 · conv2d_channels · 6 points",
    "uint8": "q7 · conv2d_channels · 6 points",
    "Negative indices": "q6 · conv2d_padded · 6 points",
    "first row": "q6 · conv2d_padded · 6 points",
    "padd": "Padding",
    "": "Channels",
}


def whole_numbers(seed, *shapes):
    """Return float arrays of whole numbers without a zero, so that no border vanishes."""
    rng = np.random.default_rng(seed)
    return [rng.choice([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0], shape) for shape in shapes]


def without_first_row_and_column(image):
    """Return a copy in which they are zero: `> 0` for `>= 0` is q6's mistake, and mostly passes here."""
    copy = image.copy()
    copy[:, 0], copy[:, :, 0] = 0, 0
    return copy


def wrapped(image, padding):
    """Return the image as negative indices see it: other borders above and on the left, else zeros."""
    height, width = image.shape[-2:]
    rows, columns = np.arange(-padding, height + padding)[:, None], np.arange(-padding, width + padding)
    return image[..., rows % height, columns % width] * ((rows < height) & (columns < width))


def mistakes(image, kernel, padding):
    right = references.conv2d_channels(image, kernel, padding)
    channels = references.conv2d_batched(image[:, None], kernel[:, None], padding).diagonal().transpose(2, 0, 1)
    s = kernel.shape[-1]
    return {
        "The sums wrapped around at 256: the output is an array of uint8; make it one of floats.": right % 256,
        "This is the mean over the channels: add them up.": right / len(image),
        "Only the first channel counts: add up all of them.": channels[0],
        "Only the last channel counts: add up all of them, with `+=`.": channels[-1],
        "The channels are still separate: add them up.": channels,
        "The channels are still separate, and they come last: add them up.": channels.transpose(1, 2, 0),
        "The result has a channel axis in front: return a 2-D array.": right[None],
        "Everything is added up to one number: add up the channels, and keep the places apart.": right.sum(),
        "The channels are added up before the kernel is applied: each meets its own part of the kernel.": (
            references.conv2d_padded(image.sum(axis=0), kernel.sum(axis=0), padding)
        ),
        "Every channel meets the first channel of the kernel: each has its own.": references.conv2d_channels(
            image, np.repeat(kernel[:1], len(kernel), axis=0), padding
        ),
        "Every channel of the kernel meets the first channel of the image.": references.conv2d_channels(
            np.repeat(image[:1], len(image), axis=0), kernel, padding
        ),
        "The channels of the kernel are in reverse order.": references.conv2d_channels(image, kernel[::-1], padding),
        "This is the result of flipping the kernel: use it as it is.": references.conv2d_channels(
            image, kernel[:, ::-1, ::-1], padding
        ),
        "The first row and column of the image are lost: index 0 is inside, so test with `>= 0`.": (
            references.conv2d_channels(without_first_row_and_column(image), kernel, padding)
        ),
        "Negative indices wrap around to the other side of the image: outside of it there are zeros.": (
            references.conv2d_channels(wrapped(image, padding), kernel)
        ),
        "The padding is ignored.": references.conv2d_channels(image, kernel),
        "The channels are padded, too: zeros belong around each channel, not before the first one.": (
            references.conv2d_channels(np.pad(image, ((padding, 0), (0, 0), (0, 0)))[: len(image)], kernel, padding)
        ),
        "The output has not grown: with padding it is 2·padding higher and wider.": right[
            : image.shape[1] - s + 1, : image.shape[2] - s + 1
        ],
        "The result is divided by the size of the kernel: a convolution adds up.": right / kernel.size,
        "The result is transposed: rows come first, then columns.": right.T,
        "The decimals are cut off: return floats.": np.trunc(right),
    }


def check(conv2d_channels, image, kernel, padding, *, either_way=True):
    try:
        result = call(conv2d_channels, image.copy(), kernel.copy(), padding=padding)
    except probes.Raised:
        refuse_what_is_special(conv2d_channels, image, kernel, padding)
        raise
    compare(result, image, kernel, padding, either_way)


def refuse_what_is_special(conv2d_channels, image, kernel, padding):
    """Raise `Mistake` if an answer that stops with an error works for channels that come last, or for three of them."""
    expected = references.conv2d_channels(image, kernel, padding)
    if is_right(conv2d_channels, expected, np.moveaxis(image, 0, -1), np.moveaxis(kernel, 0, -1), padding):
        raise probes.Mistake("The last axis is taken for the channels: they come first, as in (c, h, w).")
    image, kernel = whole_numbers(6, (3, 4, 5), (3, 2, 2))
    three, two = references.conv2d_channels(image, kernel), references.conv2d_channels(image[:2], kernel[:2])
    of_two = is_right(conv2d_channels, two, image[:2], kernel[:2], 0)
    if is_right(conv2d_channels, three, image, kernel, 0) and not of_two:
        raise probes.Mistake("This works for three channels only: take their number from the image's shape.")


def is_right(conv2d_channels, expected, image, kernel, padding):
    try:
        expect_close(call(conv2d_channels, image.copy(), kernel.copy(), padding=padding), expected)
    except probes.Mistake:
        return False
    return True


def compare(result, image, kernel, padding, either_way=True):
    """Raise `Mistake` if the result is not right. Flipping the kernel is q5's mistake: mostly it passes here."""
    flipped = references.conv2d_channels(image, kernel[:, ::-1, ::-1], padding)
    if not (either_way and probes.is_close(probes.as_array(result), flipped, 1e-4)):
        expected = references.conv2d_channels(image, kernel, padding)
        expect_close(result, expected, mistakes=mistakes(image, kernel, padding))


@test_case(points=2, hidden=True)
def dense_border(conv2d_channels):
    check(conv2d_channels, *whole_numbers(1, (3, 5, 7), (3, 3, 3)), 2)


@test_case(points=1, hidden=True)
def no_padding(conv2d_channels):
    image, kernel = whole_numbers(2, (2, 6, 4), (2, 2, 2))
    image = without_first_row_and_column(image)
    compare(call(conv2d_channels, image.copy(), kernel.copy()), image, kernel, 0)


@test_case(points=0.5, hidden=True)
def one_channel(conv2d_channels):
    image, kernel = whole_numbers(3, (1, 4, 5), (1, 3, 3))
    check(conv2d_channels, without_first_row_and_column(image), kernel, 1, either_way=False)


@test_case(points=0.5, hidden=True)
def fractions_and_wide_padding(conv2d_channels):
    rng = np.random.default_rng(4)
    image, kernel = rng.normal(size=(4, 4, 5)), rng.normal(size=(4, 2, 2))
    check(conv2d_channels, without_first_row_and_column(image), kernel, 4)


@test_case(points=0.5, hidden=True)
def photograph_and_integer_kernel(conv2d_channels):
    """The photograph is one of bytes first, then of floats up to 1."""
    image = without_first_row_and_column(np.arange(60).reshape(3, 4, 5) ** 2 * 7 % 256)
    kernel = np.array([[[1, 2], [0, 1]], [[0, 1], [3, 1]], [[2, 0], [1, 1]]])
    check(conv2d_channels, image.astype(np.uint8), kernel, 1)
    check(conv2d_channels, image / 255, kernel, 1)


@test_case(points=0.5, hidden=True)
def inputs_unchanged(conv2d_channels):
    image, kernel = whole_numbers(5, (2, 5, 4), (2, 3, 3))
    image = without_first_row_and_column(image)
    result, modified = probes.call_and_watch(conv2d_channels, image, kernel, 1)
    compare(result, image, kernel, 1)
    if modified:
        raise probes.Mistake("`conv2d_channels` changes the arrays that it is given: work on a copy.")


### END HIDDEN TESTS
