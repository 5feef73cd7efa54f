### BEGIN HIDDEN TESTS
import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q2"


@test_case(points=1)
def two_examples(conv_output_length):
    expect_close(call(conv_output_length, 5, 3), 3, what="The length for d = 5, s = 3")
    expect_close(call(conv_output_length, 10, 4), 7, what="The length for d = 10, s = 4")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "one too small": "q2 · conv_output_length · 3 points",
    "integer": "q2 · conv_output_length · 3 points",
    "": "Part 1 · Convolutions",
}


def check(conv_output_length, pairs):
    """Return the lengths for these (d, s), after comparing them with the right ones.

    A public pair is among them: who knows no more than the public lengths does not always return the same.
    """
    pairs = [(5, 3), *pairs]
    d, s = np.array(pairs).T
    known = {
        "The length is one too small: the first place counts, too.": d - s,
        "The length is one too large.": d - s + 2,
        "The length is two too small: the first place and the last one count, too.": d - s - 1,
        "d and s are the wrong way round: the kernel is the shorter one.": s - d + 1,
        "This is the length of the kernel: how many places are there for it?": s,
        "This is right for kernels of length 3 only: use s.": d - 2,
        "This is the length of the sequence: the kernel has to fit into it at every place.": d,
        "This is the number of places where kernel and sequence overlap at all; it has to fit in.": d + s - 1,
        "This counts places side by side: the kernel moves by one place, not by its own length.": d // s,
        "This is right for kernels of odd length only.": d - 2 * (s // 2),
    }
    lengths = [call(conv_output_length, *pair) for pair in pairs]
    numbers = [probes.as_array(length, "The length") for length in lengths]
    if any(number.ndim for number in numbers):
        raise probes.Mistake("The length should be a single number: take it out of its list or array.")
    if len({number.item() for number in numbers}) == 1:
        raise probes.Mistake("The length is always the same: it depends on d and s.")
    expect_close(lengths, d - s + 1, what="The length", mistakes=known)
    return lengths


@test_case(points=1, hidden=True)
def many_lengths(conv_output_length):
    check(conv_output_length, [(12, 5), (28, 3), (7, 2), (9, 8), (100, 37)])


@test_case(points=0.5, hidden=True)
def smallest_and_largest_kernel(conv_output_length):
    check(conv_output_length, [(6, 6), (6, 1), (1, 1), (5, 2)])


@test_case(points=0.5, hidden=True)
def is_an_integer(conv_output_length):
    lengths = check(conv_output_length, [(11, 4), (9, 2)])
    if any(np.asarray(length).dtype.kind not in "iu" for length in lengths):
        raise probes.Mistake("The length should be an integer, such as 8, not 8.0.")


### END HIDDEN TESTS
