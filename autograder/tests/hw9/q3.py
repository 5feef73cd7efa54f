import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, references

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q3"


@test_case(points=0.5)
def symmetric_example(conv1d):
    sequence, kernel = np.array([1.0, 2.0, 0.0, -3.0, 1.0]), np.array([1.0, 2.0, 1.0])
    expect_close(call(conv1d, sequence, kernel), [5, -1, -5])


@test_case(points=0.5)
def asymmetric_example(conv1d):
    sequence, kernel = np.array([1.0, 0.0, 2.0, -1.0]), np.array([2.0, 1.0])
    expect_close(call(conv1d, sequence, kernel), [2, 2, 3])


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "flip": "Part 1 · Convolutions",
    "as long as": "Part 1 · Convolutions",
    "overlap": "Part 1 · Convolutions",
    "mean": "Part 1 · Convolutions",
}


def whole_numbers(seed, *sizes):
    """Return float arrays of whole numbers without a zero."""
    rng = np.random.default_rng(seed)
    return [rng.choice([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0], size) for size in sizes]


def truncated(sequence, kernel):
    """Return what adding up in an output of integers gives."""
    output = np.zeros(len(sequence) - len(kernel) + 1, dtype=int)
    for i in range(len(output)):
        for j in range(len(kernel)):
            output[i] += sequence[i + j] * kernel[j]
    return output


def mistakes(sequence, kernel):
    d, s = len(sequence), len(kernel)
    right = references.conv1d(sequence, kernel)
    full = np.convolve(sequence, kernel[::-1])
    middle = (s - 1) // 2
    last_products = sequence[s - 1 :] * kernel[-1]
    return {
        "This is the sequence as it came in: slide the kernel along it.": sequence,
        "The result is all zeros: no product arrives there.": right * 0,
        "Only the last product survives in each output: add with `+=` instead of `=`.": last_products,
        "This is the result of flipping the kernel: use kernel[j], not kernel[s - 1 - j].": references.conv1d(
            sequence, kernel[::-1]
        ),
        "The output is as long as the sequence: keep the d - s + 1 places where the kernel fits.": full[
            middle : middle + d
        ],
        "The output ends in zeros, as long as the sequence: it should have d - s + 1 elements.": np.append(
            right, np.zeros(s - 1)
        ),
        "The output covers every overlap (d + s - 1): keep the d - s + 1 places where the kernel fits.": full,
        "The output covers every overlap (d + s - 1), and the kernel is flipped, too.": np.convolve(sequence, kernel),
        "The decimals are lost: the output is an array of integers; make it one of floats.": truncated(
            sequence, kernel
        ),
        "The decimals are cut off: return floats.": np.trunc(right),
        "The decimals of the inputs are lost: leave them floats.": references.conv1d(
            np.trunc(sequence), np.trunc(kernel)
        ),
        "The result is divided by s: a convolution adds up, it takes no mean.": right / s,
        "The last element is missing: i runs up to and including d - s.": right[:-1],
        "There is one element too many: i runs up to and including d - s.": np.append(right, 0),
        "The first product of each sum is missing: j begins at 0.": right - sequence[: d - s + 1] * kernel[0],
        "Only the first element is there: does the loop end after one place?": right * (np.arange(len(right)) == 0),
        "The products are still separate: add them up for each place.": (
            np.lib.stride_tricks.sliding_window_view(sequence, s) * kernel
        ),
        "Everything is added up to one number: return one for each place.": right.sum(),
        "The sum is never set back to 0: start anew at each place.": np.cumsum(right),
        "All products use sequence[i]: kernel[j] belongs to sequence[i + j].": sequence[: d - s + 1] * kernel.sum(),
        "The last product of each sum is missing: j runs up to and including s - 1.": right - last_products,
    }


def check(conv1d, sequence, kernel):
    expected, known = references.conv1d(sequence, kernel), mistakes(sequence, kernel)
    expect_close(call(conv1d, sequence.copy(), kernel.copy()), expected, mistakes=known)


def check_either_way(conv1d, sequence, kernel):
    compare_either_way(call(conv1d, sequence.copy(), kernel.copy()), sequence, kernel)


def compare_either_way(result, sequence, kernel):
    """Flipping the kernel is one mistake, and costs its points once: here it passes."""
    if not probes.is_close(probes.as_array(result), references.conv1d(sequence, kernel[::-1]), 1e-4):
        expect_close(result, references.conv1d(sequence, kernel), mistakes=mistakes(sequence, kernel))


@test_case(points=1, hidden=True)
def symmetric_kernel(conv1d):
    check(conv1d, *whole_numbers(1, 9), np.array([2.0, -3.0, 1.0, -3.0, 2.0]))


@test_case(points=1.5, hidden=True)
def asymmetric_kernel(conv1d):
    check(conv1d, *whole_numbers(2, 11, 3))


@test_case(points=1, hidden=True)
def fractions(conv1d):
    rng = np.random.default_rng(3)
    check_either_way(conv1d, rng.normal(size=12), rng.normal(size=4))


@test_case(points=0.5, hidden=True)
def integer_sequence_or_kernel(conv1d):
    check_either_way(conv1d, np.array([3, 1, 4, 1, 5, 9, 2]), np.array([0.5, 0.75, 1.5]))
    check_either_way(conv1d, np.array([0.5, 2.75, 1.5, 4.25, 3.0, 0.75]), np.array([1, 3, 2]))


@test_case(points=0.5, hidden=True)
def smallest_and_largest_kernel(conv1d):
    check_either_way(conv1d, *whole_numbers(5, 6, 6))
    check_either_way(conv1d, *whole_numbers(6, 6, 1))


@test_case(points=0.5, hidden=True)
def inputs_unchanged(conv1d):
    sequence, kernel = whole_numbers(7, 8, 4)
    result, modified = probes.call_and_watch(conv1d, sequence, kernel)
    compare_either_way(result, sequence, kernel)
    if modified:
        raise probes.Mistake("`conv1d` changes the arrays that it is given: work on a copy.")


### END HIDDEN TESTS
