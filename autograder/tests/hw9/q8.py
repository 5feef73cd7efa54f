import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, references

### END HIDDEN TESTS
from autograder.probes import as_array, call, expect_close

OK_FORMAT = False

name = "q8"


def example():
    """Return two images of one channel, 2 by 3, and three kernels of one channel, 2 by 2."""
    images = np.array([[[[1.0, 2.0, 0.0], [3.0, -1.0, 4.0]]], [[[0.0, 1.0, 5.0], [2.0, 2.0, -2.0]]]])
    kernels = np.array([[[[1.0, 2.0], [0.0, -1.0]]], [[[3.0, 0.0], [1.0, 0.0]]], [[[0.0, 1.0], [-1.0, 2.0]]]])
    return images, kernels


@test_case(points=0.5)
def two_images_three_kernels(conv2d_batched):
    expected = [[[[6, -2]], [[6, 5]], [[-3, 9]]], [[[0, 13]], [[2, 5]], [[3, -1]]]]
    expect_close(call(conv2d_batched, *example()), expected)


@test_case(points=0.5)
def two_images_three_kernels_padded(conv2d_batched):
    result = as_array(call(conv2d_batched, *example(), padding=1))
    expect_close(result.shape, (2, 3, 3, 4), what="The shape of the result")
    expect_close(result[0][2], [[2, 3, -2, 0], [7, -3, 9, -4], [3, -1, 4, 0]], what="Image 0, kernel 2")
    expect_close(result[1][0], [[0, -1, -5, 0], [-2, 0, 13, 5], [4, 6, -2, -2]], what="Image 1, kernel 0")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "flip": "q5 · conv2d · 6 points",
    "decimals": "q3 · conv1d · 6 points",
    "changes": "The rules for q3 to q8",
    "square images": "q5 · conv2d · 6 points",
    "axes": "q8 · conv2d_batched · 8 points",
    "output channels": "q8 · conv2d_batched · 8 points",
    "Every image gives": "q8 · conv2d_batched · 8 points",
    "taken for kernels": "Batches in, feature maps out",
    "Negative indices": "q6 · conv2d_padded · 6 points",
    "first row": "q6 · conv2d_padded · 6 points",
    "channel": "Channels",
    "padd": "Padding",
    "": "Batches in, feature maps out",
}


def whole_numbers(seed, *shapes):
    """Return float arrays of whole numbers without a zero, so that no border vanishes."""
    rng = np.random.default_rng(seed)
    return [rng.choice([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0], shape) for shape in shapes]


def without_first_row_and_column(images):
    """Return a copy in which they are zero: `> 0` for `>= 0` is q6's mistake, and mostly passes here."""
    copy = images.copy()
    copy[:, :, 0], copy[:, :, :, 0] = 0, 0
    return copy


def wrapped(images, padding):
    """Return the images as negative indices see them: other borders above and on the left, else zeros."""
    height, width = images.shape[-2:]
    rows, columns = np.arange(-padding, height + padding)[:, None], np.arange(-padding, width + padding)
    return images[..., rows % height, columns % width] * ((rows < height) & (columns < width))


def mistakes(images, kernels, padding):
    right = references.conv2d_batched(images, kernels, padding)
    height, width = right.shape[2] - 2 * padding, right.shape[3] - 2 * padding
    first_channel = references.conv2d_batched(images[:, :1], kernels[:, :1], padding)
    one_kernel_a_channel = references.conv2d_batched(
        images.reshape(-1, 1, *images.shape[2:]), kernels[0, :, np.newaxis], padding
    ).reshape(*images.shape[:2], *kernels.shape[1:2], *right.shape[2:])

    def padded(*widths, mode="constant"):
        return references.conv2d_batched(np.pad(images, ((0, 0), (0, 0), *widths), mode=mode), kernels)

    return {
        "An axis of length 1 is lost: the result always has four axes.": right.squeeze(),
        "Every image gives what the first one gives: use images[n].": np.repeat(right[:1], len(images), axis=0),
        "Every image gives what the last one gives: use images[n].": np.repeat(right[-1:], len(images), axis=0),
        "Every kernel gives what the first one gives: use kernels[o].": np.repeat(right[:, :1], len(kernels), axis=1),
        "Every kernel gives what the last one gives: use kernels[o].": np.repeat(right[:, -1:], len(kernels), axis=1),
        "Image and kernel are taken in pairs: every image meets every kernel.": right.diagonal().transpose(2, 0, 1),
        "Images and kernels share one axis: the result has the shape (n, o, height, width).": np.concatenate(right),
        "The first two axes are swapped: the image comes first, then the kernel.": right.swapaxes(0, 1),
        "The first two axes of `kernels` are swapped: its shape is (o, c, s, s).": references.conv2d_batched(
            images, kernels.swapaxes(0, 1), padding
        )
        if len(kernels) == images.shape[1]
        else [],
        "The output channels come last: the result has the shape (n, o, height, width).": np.moveaxis(right, 1, -1),
        "The results are added up over the images: keep one for each.": right.sum(axis=0),
        "The results are added up over the kernels: keep one for each.": right.sum(axis=1),
        "Only the first image was used: the result has the shape (n, o, height, width).": right[0],
        "Only the first channel counts: add up all of them.": first_channel,
        "This is the mean over the channels: add them up.": right / images.shape[1],
        "This is the result of flipping the kernels: use them as they are.": references.conv2d_batched(
            images, kernels[:, :, ::-1, ::-1], padding
        ),
        "The first row and column of each image are lost: index 0 is inside, so test with `>= 0`.": (
            references.conv2d_batched(without_first_row_and_column(images), kernels, padding)
        ),
        "Negative indices wrap around to the other side of the image: outside of it there are zeros.": (
            references.conv2d_batched(wrapped(images, padding), kernels)
        ),
        "The channels of the first kernel are taken for kernels: each kernel adds up all channels.": (
            one_kernel_a_channel.diagonal(axis1=1, axis2=2).transpose(0, 3, 1, 2)
        ),
        "The results are added up over the images, in an axis of length 1: keep one for each.": (
            right.sum(axis=0, keepdims=True)
        ),
        "The axes are in the wrong order, and `reshape` does not mend that: swap them with `swapaxes`.": (
            np.ascontiguousarray(right.swapaxes(0, 1)).reshape(right.shape)
        ),
        "Only as many kernels are used as there are images: the two counts have nothing to do with each other.": (
            right * (np.arange(len(kernels)) < len(images))[:, np.newaxis, np.newaxis]
        ),
        "The padding repeats the border of the image: it should be zeros.": padded(
            (padding, padding), (padding, padding), mode="edge"
        ),
        "Only the height is padded.": padded((padding, padding), (0, 0)),
        "Only the width is padded.": padded((0, 0), (padding, padding)),
        "The padding is ignored.": references.conv2d_batched(images, kernels),
        "The output has not grown: with padding it is 2·padding higher and wider.": right[:, :, :height, :width],
        "Rows and columns are swapped: rows come first.": right.swapaxes(2, 3),
        "The decimals are cut off: return floats.": np.trunc(right),
    }


def check(conv2d_batched, images, kernels, padding, *, either_way=True):
    try:
        result = call(conv2d_batched, images.copy(), kernels.copy(), padding=padding)
    except probes.Raised:
        refuse_a_square(conv2d_batched, images, kernels, padding)
        raise
    compare(result, images, kernels, padding, either_way)


def refuse_a_square(conv2d_batched, images, kernels, padding):
    """Raise `Mistake` if an answer that stops with an error works for square images."""
    side = min(images.shape[2:])
    square = images[:, :, :side, :side]
    result = call(conv2d_batched, square.copy(), kernels.copy(), padding=padding)
    if probes.is_close(probes.as_array(result), references.conv2d_batched(square, kernels, padding), 1e-4):
        raise probes.Mistake(
            "This works for square images only: take the height from shape[2], the width from shape[3]."
        )


def compare(result, images, kernels, padding, either_way=True):
    """Raise `Mistake` if the result is not right. Flipping the kernels is q5's mistake: mostly it passes here."""
    flipped = references.conv2d_batched(images, kernels[:, :, ::-1, ::-1], padding)
    if not (either_way and probes.is_close(probes.as_array(result), flipped, 1e-4)):
        expected = references.conv2d_batched(images, kernels, padding)
        expect_close(result, expected, mistakes=mistakes(images, kernels, padding))


@test_case(points=2.5, hidden=True)
def dense_border(conv2d_batched):
    check(conv2d_batched, *whole_numbers(1, (2, 3, 5, 7), (4, 3, 3, 3)), 2)


@test_case(points=1, hidden=True)
def no_padding(conv2d_batched):
    images, kernels = whole_numbers(2, (3, 2, 6, 4), (2, 2, 2, 2))
    images = without_first_row_and_column(images)
    compare(call(conv2d_batched, images.copy(), kernels.copy()), images, kernels, 0)


@test_case(points=1, hidden=True)
def one_image(conv2d_batched):
    images, kernels = whole_numbers(3, (1, 2, 4, 5), (3, 2, 3, 3))
    check(conv2d_batched, without_first_row_and_column(images), kernels, 1)


@test_case(points=0.5, hidden=True)
def one_kernel(conv2d_batched):
    images, kernels = whole_numbers(4, (3, 2, 5, 4), (1, 2, 2, 2))
    check(conv2d_batched, without_first_row_and_column(images), kernels, 1)


@test_case(points=0.5, hidden=True)
def one_channel(conv2d_batched):
    images, kernels = whole_numbers(5, (2, 1, 4, 5), (3, 1, 3, 3))
    check(conv2d_batched, without_first_row_and_column(images), kernels, 1, either_way=False)


@test_case(points=0.5, hidden=True)
def fractions_and_wide_padding(conv2d_batched):
    rng = np.random.default_rng(6)
    images, kernels = rng.normal(size=(2, 2, 4, 5)), rng.normal(size=(3, 2, 2, 2))
    check(conv2d_batched, without_first_row_and_column(images), kernels, 4)


@test_case(points=0.5, hidden=True)
def integer_images_or_kernels(conv2d_batched):
    images = without_first_row_and_column(np.arange(48).reshape(2, 2, 3, 4) ** 2 % 11)
    kernels = np.arange(1, 25).reshape(3, 2, 2, 2) ** 2 % 7
    check(conv2d_batched, images, kernels / 4, 1)
    check(conv2d_batched, images / 4, kernels, 1)


@test_case(points=0.5, hidden=True)
def inputs_unchanged(conv2d_batched):
    images, kernels = whole_numbers(7, (2, 2, 4, 5), (3, 2, 2, 2))
    images = without_first_row_and_column(images)
    result, modified = probes.call_and_watch(conv2d_batched, images, kernels, 1)
    compare(result, images, kernels, 1)
    if modified:
        raise probes.Mistake("`conv2d_batched` changes the arrays that it is given: work on a copy.")


### END HIDDEN TESTS
