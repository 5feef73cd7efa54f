import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes, references

### END HIDDEN TESTS
from autograder.probes import Mistake, call, expect_close

OK_FORMAT = False

name = "q4"
DX, DK = "dL/dsequence", "dL/dkernel"


def pair(result):
    """Return the two arrays that `conv1d_backward` returned."""
    if result is None:
        raise Mistake("The result is None: is the `return` missing?")
    if not (isinstance(result, tuple | list) or getattr(result, "ndim", 0) == 2) or len(result) != 2:
        raise Mistake("`conv1d_backward` should return two arrays: dL/dsequence and dL/dkernel.")
    return result


def example():
    """Return sequence, kernel and dL/doutput."""
    return np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, -1.0]), np.array([1.0, 0.0, 2.0])


@test_case(points=0.5)
def small_dsequence(conv1d_backward):
    dsequence, _ = pair(call(conv1d_backward, *example()))
    expect_close(dsequence, [1, -1, 2, -2], what=DX)


@test_case(points=0.5)
def small_dkernel(conv1d_backward):
    _, dkernel = pair(call(conv1d_backward, *example()))
    expect_close(dkernel, [7, 10], what=DK)


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "decimals": "q4 · conv1d_backward · 8 points",
    "as long as the sequence": "q4 · conv1d_backward · 8 points",
    "two arrays": "q4 · conv1d_backward · 8 points",
    "swapped": "q4 · conv1d_backward · 8 points",
    "changes": "The rules for q3 to q8",
    "": "Backwards",
}
SWAPPED = "The two results are swapped: return dL/dsequence first, then dL/dkernel."


def whole_numbers(seed, *sizes):
    """Return float arrays of whole numbers without a zero."""
    rng = np.random.default_rng(seed)
    return [rng.choice([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0], size) for size in sizes]


def dense():
    return whole_numbers(1, 9, 3, 7)


def largest_kernel():
    return whole_numbers(2, 5, 5, 1)


def smallest_kernel():
    return whole_numbers(3, 5, 1, 5)


def integers():
    """Whole numbers with fractional gradients: only these show a buffer of integers made by `zeros_like`."""
    return np.array([3, 1, 4, 1, 5, 9]), np.array([2, 7, 1]), np.array([0.5, 1.25, 0.75, 2.5])


def fractions():
    rng = np.random.default_rng(4)
    return rng.normal(size=7) * 3, rng.normal(size=3) * 3, rng.normal(size=5)


def overwritten(kernel, g, outer_i):
    """Return dL/dsequence when each contribution replaces the one before."""
    dsequence = np.zeros(len(kernel) + len(g) - 1)
    for first in range(len(g) if outer_i else len(kernel)):
        for second in range(len(kernel) if outer_i else len(g)):
            i, j = (first, second) if outer_i else (second, first)
            dsequence[i + j] = g[i] * kernel[j]
    return dsequence


def truncated(sequence, kernel, g):
    """Return both gradients when they are added up in arrays of integers."""
    dsequence, dkernel = np.zeros(len(sequence), dtype=int), np.zeros(len(kernel), dtype=int)
    for i in range(len(g)):
        for j in range(len(kernel)):
            dsequence[i + j] += g[i] * kernel[j]
            dkernel[j] += g[i] * sequence[i + j]
    return dsequence, dkernel


def with_integer_inputs(sequence, kernel, g):
    return references.conv1d_backward(np.trunc(sequence), np.trunc(kernel), g)


def dsequence_mistakes(sequence, kernel, g):
    right, dkernel = references.conv1d_backward(sequence, kernel, g)
    n, s = len(g), len(kernel)
    known = {
        SWAPPED: dkernel,
        f"Only one contribution survives in each element of {DX}: add with `+=`.": overwritten(kernel, g, True),
        f"Each element of {DX} keeps its last contribution only: add with `+=`.": overwritten(kernel, g, False),
        f"{DX} is the result of flipping the kernel: dx[i + j] goes with k[j].": np.convolve(g, kernel[::-1]),
        f"{DX} ignores dL/doutput: multiply by it.": references.conv1d_backward(sequence, kernel, g * 0 + 1)[0],
        f"The decimals of {DX} are lost: collect it in an array of floats.": truncated(sequence, kernel, g)[0],
        f"The decimals of {DX} are cut off: return floats.": np.trunc(right),
        "The decimals of the inputs are lost: leave them floats.": with_integer_inputs(sequence, kernel, g)[0],
        f"{DX} is made from the sequence: it is the kernel that belongs there.": sequence * np.convolve(g, np.ones(s)),
        f"The contributions to {DX} all go to place i: they belong to place i + j.": np.append(
            g * kernel.sum(), np.zeros(s - 1)
        ),
        f"Only the first output sends anything back to {DX}: does the loop end after it?": np.append(
            g[0] * kernel, np.zeros(n - 1)
        ),
        f"{DX} is a mean: add the contributions up.": right / len(g),
        f"{DX} is all zeros: no contribution arrives there.": right * 0,
        f"The last element of {DX} is missing: it is as long as the sequence.": right[:-1],
    }
    short = f"{DX} keeps only the places where the kernel fits: it is as long as the sequence."
    known[short] = np.convolve(g, kernel[::-1], "valid")
    known[short + " And its kernel is flipped."] = np.convolve(g, kernel, "valid")
    return known


def dkernel_mistakes(sequence, kernel, g):
    dsequence, right = references.conv1d_backward(sequence, kernel, g)
    n, s = len(g), len(kernel)
    return {
        SWAPPED: dsequence,
        f"{DK} is made from the kernel: it is the sequence that belongs there.": kernel * g.sum(),
        f"{DK} is flipped: dk[j] goes with x[i + j].": right[::-1],
        f"Only one contribution survives in each element of {DK}: add with `+=`.": g[-1] * sequence[len(g) - 1 :],
        f"{DK} ignores dL/doutput: multiply by it.": references.conv1d_backward(sequence, kernel, g * 0 + 1)[1],
        f"The decimals of {DK} are lost: collect it in an array of floats.": truncated(sequence, kernel, g)[1],
        f"The decimals of {DK} are cut off: return floats.": np.trunc(right),
        "The decimals of the inputs are lost: leave them floats.": with_integer_inputs(sequence, kernel, g)[1],
        f"{DK} uses sequence[i] throughout: dk[j] goes with x[i + j].": np.repeat(g @ sequence[:n], s),
        f"{DK} uses sequence[j] throughout: dk[j] goes with x[i + j].": g.sum() * sequence[:s],
        f"Only the first output sends anything back to {DK}: does the loop end after it?": g[0] * sequence[:s],
        f"{DK} is a mean: add the contributions up.": right / len(g),
        f"{DK} is all zeros: no contribution arrives there.": right * 0,
    }


def expect_both(gradients):
    for actual, expected, what in zip(gradients, references.conv1d_backward(*dense()), (DX, DK), strict=True):
        expect_close(actual, expected, what=what)


def in_order(result, example):
    """Return dL/dsequence and dL/dkernel. Swapping them is one mistake, and costs its points once: here it passes."""
    first, second = pair(result)
    expected = references.conv1d_backward(*example())
    try:
        expect_close(first, expected[1])
        expect_close(second, expected[0])
    except Mistake:
        return first, second
    return second, first


def as_returned(result, _):
    return pair(result)


def check_dsequence(conv1d_backward, example, order=in_order):
    actual, _ = order(call(conv1d_backward, *example()), example)
    expected, _ = references.conv1d_backward(*example())
    expect_close(actual, expected, what=DX, mistakes=dsequence_mistakes(*example()))


def check_dkernel(conv1d_backward, example, order=in_order):
    _, actual = order(call(conv1d_backward, *example()), example)
    _, expected = references.conv1d_backward(*example())
    expect_close(actual, expected, what=DK, mistakes=dkernel_mistakes(*example()))


@test_case(points=1.5, hidden=True)
def dense_dsequence(conv1d_backward):
    check_dsequence(conv1d_backward, dense, as_returned)


@test_case(points=1.5, hidden=True)
def dense_dkernel(conv1d_backward):
    check_dkernel(conv1d_backward, dense, as_returned)


@test_case(points=1.5, hidden=True)
def both_in_either_order(conv1d_backward):
    expect_both(in_order(call(conv1d_backward, *dense()), dense))


@test_case(points=0.5, hidden=True)
def fractional_dsequence(conv1d_backward):
    check_dsequence(conv1d_backward, integers)
    check_dsequence(conv1d_backward, fractions)


@test_case(points=0.5, hidden=True)
def fractional_dkernel(conv1d_backward):
    check_dkernel(conv1d_backward, integers)
    check_dkernel(conv1d_backward, fractions)


@test_case(points=0.5, hidden=True)
def dsequence_of_smallest_and_largest_kernel(conv1d_backward):
    check_dsequence(conv1d_backward, largest_kernel)
    check_dsequence(conv1d_backward, smallest_kernel)


@test_case(points=0.5, hidden=True)
def dkernel_of_smallest_and_largest_kernel(conv1d_backward):
    check_dkernel(conv1d_backward, largest_kernel)
    check_dkernel(conv1d_backward, smallest_kernel)


@test_case(points=0.5, hidden=True)
def inputs_unchanged(conv1d_backward):
    result, modified = probes.call_and_watch(conv1d_backward, *dense())
    expect_both(in_order(result, dense))
    if modified:
        raise probes.Mistake("`conv1d_backward` changes the arrays that it is given: work on a copy.")


### END HIDDEN TESTS
