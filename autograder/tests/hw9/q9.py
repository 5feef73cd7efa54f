import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, references

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q9"


@test_case(points=0.5)
def every_window(maxpool1d):
    sequence = np.array([1.0, 3.0, 2.0, 5.0, 4.0, 0.0])
    expect_close(call(maxpool1d, sequence.copy()), [3, 5, 5, 5])
    expect_close(call(maxpool1d, sequence.copy(), 2), [3, 3, 5, 5, 4], what="The result for pool_size 2")


@test_case(points=0.5)
def every_second_window(maxpool1d):
    sequence = np.array([1.0, 3.0, 2.0, 0.0, 4.0, 1.0, 6.0])
    expect_close(call(maxpool1d, sequence, pool_size=3, stride=2), [3, 4, 6])


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "The maximum starts": "q9 · maxpool1d · 6 points",
    "decimals": "q3 · conv1d · 6 points",
    "changes": "q3 · conv1d · 6 points",
    "too few": "q9 · maxpool1d · 6 points",
    "": "Pooling and stride",
}


def whole_numbers(seed, size):
    """Return positive whole numbers as floats."""
    return np.random.default_rng(seed).permutation(size) + 1.0


def mistakes(sequence, pool_size, stride):
    length = len(sequence)
    right = references.maxpool1d(sequence, pool_size, stride)
    every = references.maxpool1d(sequence, pool_size, 1)
    windows = [sequence[start : start + pool_size] for start in range(0, length, stride)]
    whole = windows[: len(right)]
    too_long = np.append(right, np.zeros(max(length // stride - len(right), 0)))
    return {
        "The maximum starts at 0, which beats negative numbers: start at the first number of the window.": (
            np.maximum(right, 0)
        ),
        "The maximum starts at the first number of the sequence: start at the first number of the window.": (
            np.maximum(right, sequence[0])
        ),
        "There are ⌊L / stride⌋ outputs: the last window has to fit, so ⌊(L - p) / stride⌋ + 1.": [
            window.max() for window in windows[: length // stride]
        ],
        "There are ⌊L / stride⌋ outputs and zeros at the end: it should be ⌊(L - p) / stride⌋ + 1.": too_long,
        "There are ⌊(L - p + 1) / stride⌋ outputs, one too few: ⌊(L - p) / stride⌋ + 1.": right[
            : (length - pool_size + 1) // stride
        ],
        "The last window is cut off by the end of the sequence: leave it out.": [window.max() for window in windows],
        "Output i looks at the window that starts at i: it should start at i·stride.": every[: len(right)],
        "The stride is ignored.": every,
        "The windows stand side by side: they are `stride` apart, not `pool_size`.": references.maxpool1d(
            sequence, pool_size, pool_size
        ),
        "The stride is taken inside the window: it separates the windows, all numbers in one count.": [
            window[::stride].max() for window in whole
        ],
        "This is the mean of each window: take the maximum.": [window.mean() for window in whole],
        "This is the minimum of each window: take the maximum.": [window.min() for window in whole],
        "This is the sum of each window: take the maximum.": [window.sum() for window in whole],
        "This is the first number of each window: take the maximum.": [window[0] for window in whole],
        "This is the largest distance from 0 in each window: take the maximum of the numbers as they are.": [
            abs(window).max() for window in whole
        ],
        "The maximum of earlier windows is kept: start anew in each window.": np.maximum.accumulate(right),
        "Each window is one number too short: it holds `pool_size` numbers.": [
            window[: max(pool_size - 1, 1)].max() for window in whole
        ],
        "Each window is one number too long: it holds `pool_size` numbers.": [
            sequence[stride * i : stride * i + pool_size + 1].max() for i in range(len(right))
        ],
        "This is the maximum of the whole sequence: return one for each window.": sequence.max(),
        "These are the places of the maxima: return the maxima themselves.": [
            stride * i + window.argmax() for i, window in enumerate(whole)
        ],
        "Zeros were put at the end of the sequence: only windows that fit count.": [
            max(window.max(), 0) if len(window) < pool_size else window.max() for window in windows
        ],
        "Every window holds three numbers: `pool_size` is ignored.": references.maxpool1d(
            sequence, min(3, length), stride
        ),
        "The last output is missing: ⌊(L - p) / stride⌋ + 1.": right[:-1],
        "The decimals are cut off: return floats.": np.trunc(right),
    }


def check(maxpool1d, sequence, pool_size, stride):
    expected = references.maxpool1d(sequence, pool_size, stride)
    known = mistakes(sequence, pool_size, stride)
    expect_close(call(maxpool1d, sequence.copy(), pool_size, stride=stride), expected, mistakes=known)


@test_case(points=0.5, hidden=True)
def stride_of_one(maxpool1d):
    sequence = whole_numbers(1, 11)
    expect_close(
        call(maxpool1d, sequence.copy()),
        references.maxpool1d(sequence),
        mistakes=mistakes(sequence, 3, 1)
        | {"The default of `pool_size` is 2: it should be 3.": references.maxpool1d(sequence, 2, 1)},
    )


@test_case(points=1.5, hidden=True)
def numbers_left_over(maxpool1d):
    check(maxpool1d, whole_numbers(2, 12), 3, 2)


@test_case(points=0.5, hidden=True)
def nothing_left_over(maxpool1d):
    check(maxpool1d, whole_numbers(3, 13), 4, 3)


@test_case(points=1, hidden=True)
def negative_numbers(maxpool1d):
    check(maxpool1d, (whole_numbers(4, 10) - 7) * 10000, 3, 1)


@test_case(points=0.5, hidden=True)
def smallest_and_largest_window(maxpool1d):
    check(maxpool1d, whole_numbers(6, 7), 7, 1)
    check(maxpool1d, whole_numbers(7, 7), 1, 1)


@test_case(points=0.5, hidden=True)
def stride_larger_than_window(maxpool1d):
    check(maxpool1d, whole_numbers(8, 13), 2, 4)


@test_case(points=0.5, hidden=True)
def inputs_unchanged(maxpool1d):
    sequence = whole_numbers(9, 9) / 4
    result, modified = probes.call_and_watch(maxpool1d, sequence, 3, 1)
    expect_close(result, references.maxpool1d(sequence, 3, 1), mistakes=mistakes(sequence, 3, 1))
    if modified:
        raise probes.Mistake("`maxpool1d` changes the sequence that it is given: work on a copy.")


### END HIDDEN TESTS
