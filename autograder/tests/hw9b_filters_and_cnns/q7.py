"""q7: how many numbers a convolution has 1.5 (LeNet's two 0.5, others 0.5, the smallest 0.5), LeNet's total 0.5."""

### BEGIN HIDDEN TESTS
from itertools import pairwise

import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q7"


@test_case(points=0.5)
def convolutions_of_lenet(conv_parameter_count):
    expect_close(call(conv_parameter_count, 1, 6, 3), 60, what="The count for c_in = 1, c_out = 6, k = 3")
    expect_close(call(conv_parameter_count, 6, 16, 3), 880, what="The count for c_in = 6, c_out = 16, k = 3")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "integer": "q7 · conv_parameter_count, LENET_TOTAL · 2 points",
    "LENET_TOTAL": "LeNet-5",
    "": "Counting parameters",
}


def check(conv_parameter_count, layers):
    """Return the counts for these (c_in, c_out, k), after comparing them with the right ones."""
    c_in, c_out, k = np.array(layers).T
    known = {
        "The input channels are forgotten: each kernel has weights for every one of them.": c_out * (k * k + 1),
        "The output channels are forgotten: each has its own kernels.": c_in * k * k + 1,
        "There is but one bias for the whole layer: each output channel has one.": c_out * c_in * k * k + 1,
        "The biases are missing: each output channel has one.": c_out * c_in * k * k,
        "There is a bias for each input channel: it should be one for each output channel.": c_in * (c_out * k * k + 1),
        "There is a bias for each kernel: it should be one for each output channel.": c_in * c_out * (k * k + 1),
        "Biases are counted for the input channels, too: only output channels have some.": (
            c_out * c_in * k * k + c_in + c_out
        ),
        "There is a bias for each weight: it should be one for each output channel.": 2 * c_out * c_in * k * k,
        "k is not squared: the kernels are k × k.": c_out * (c_in * k + 1),
        "k is doubled, not squared: the kernels are k × k.": c_out * (c_in * 2 * k + 1),
        "This is right for 3×3 kernels only: use k.": c_out * (c_in * 9 + 1),
        "This is a dense layer: a convolution has k · k weights for each pair of channels.": c_out * (c_in + 1),
        "Channels are added where they should be multiplied.": (c_in + c_out) * k * k + c_out,
    }
    counts = [call(conv_parameter_count, *layer) for layer in layers]
    numbers = [probes.as_array(count, "The count") for count in counts]
    if any(number.ndim for number in numbers):
        raise probes.Mistake("The count should be a single number: weights and biases together.")
    if len({number.item() for number in numbers}) == 1:
        raise probes.Mistake("The count is always the same: it depends on c_in, c_out and k.")
    expect_close(counts, c_out * (c_in * k * k + 1), what="The count", mistakes=known, tolerance=1e-9)
    return counts


@test_case(points=0.5, hidden=True)
def other_convolutions(conv_parameter_count):
    check(conv_parameter_count, [(2, 3, 5), (5, 7, 2), (64, 32, 3), (8, 1, 4)])


@test_case(points=0.5, hidden=True)
def one_channel_small_kernels_and_integers(conv_parameter_count):
    counts = check(conv_parameter_count, [(1, 1, 1), (1, 4, 1), (3, 1, 1), (1, 1, 7), (3, 2, 9)])
    if any(np.asarray(count).dtype.kind not in "iu" for count in counts):
        raise probes.Mistake("The count should be an integer, such as 60, not 60.0.")


def convolution(c_in, c_out, k):
    """Return how many numbers a convolution has."""
    return c_out * (c_in * k * k + 1)


def dense(*sizes):
    """Return how many numbers dense layers have, weights and biases."""
    return sum((a + 1) * b for a, b in pairwise(sizes))


def follows_from(count, total):
    """Return whether a wrong count for convolutions, which has cost its points, gives this total for LeNet."""
    try:
        numbers = [probes.as_array(call(count, *layer)) for layer in [(1, 6, 3), (6, 16, 3)]]
    except probes.Mistake:
        return False
    return all(number.ndim == 0 for number in numbers) and total == sum(numbers) + dense(784, 120, 84, 10)


@test_case(points=0.5, hidden=True)
def total_of_lenet(conv_parameter_count, LENET_TOTAL):
    if LENET_TOTAL is None:
        raise probes.Missing("`LENET_TOTAL` is not defined yet.")
    total = probes.as_array(LENET_TOTAL, "`LENET_TOTAL`")
    if total.ndim:
        raise probes.Mistake("`LENET_TOTAL` should be a single number: add the layers up.")
    if follows_from(conv_parameter_count, total):
        return
    convolutions, rest = convolution(1, 6, 3) + convolution(6, 16, 3), dense(784, 120, 84, 10)
    units = 120 + 84 + 10
    whole = convolutions + rest
    known = {
        "LENET_TOTAL is that of 5×5 kernels: ours are 3×3.": convolution(1, 6, 5) + convolution(6, 16, 5) + rest,
        "LENET_TOTAL is that of a network without padding, 16·5·5 numbers after the flattening: with padding 1 it "
        "is 16·7·7.": convolutions + dense(400, 120, 84, 10),
        "LENET_TOTAL is that of the classic LeNet-5: our kernels are 3×3 with padding 1.": (
            convolution(1, 6, 5) + convolution(6, 16, 5) + dense(400, 120, 84, 10)
        ),
        "The biases are missing in LENET_TOTAL.": whole - 22 - units,
        "The biases of the convolutions are missing in LENET_TOTAL.": whole - 22,
        "The biases of the dense layers are missing in LENET_TOTAL.": whole - units,
        "LENET_TOTAL has a single bias for each convolution: each output channel has one.": whole - 22 + 2,
        "LENET_TOTAL forgets that the second convolution has 6 input channels.": (
            convolution(1, 6, 3) + convolution(1, 16, 3) + rest
        ),
        "LENET_TOTAL counts the convolutions only.": convolutions,
        "LENET_TOTAL counts the dense layers only.": rest,
        "The last layer is missing in LENET_TOTAL.": whole - dense(84, 10),
        "LENET_TOTAL leaves out the first convolution.": whole - convolution(1, 6, 3),
        "LENET_TOTAL leaves out the second convolution.": whole - convolution(6, 16, 3),
        "LENET_TOTAL has only one pooling: after the second one the images are 7×7.": (
            convolutions + dense(16 * 14 * 14, 120, 84, 10)
        ),
        "LENET_TOTAL has no pooling: after two of them the images are 7×7.": (
            convolutions + dense(16 * 28 * 28, 120, 84, 10)
        ),
        "LENET_TOTAL forgets the 16 channels: 16·7·7 numbers come out of the flattening.": (
            convolutions + dense(49, 120, 84, 10)
        ),
        "LENET_TOTAL is that of the dense network of q1.": dense(784, 512, 256, 128, 10),
    }
    expect_close(total, whole, what="`LENET_TOTAL`", mistakes=known, tolerance=1e-9)


### END HIDDEN TESTS
