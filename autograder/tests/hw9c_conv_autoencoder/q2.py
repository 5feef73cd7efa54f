"""q2: how many cells reach each output. An example, and 0.5 each: kernels that are a multiple of the stride, others,
gaps, the smallest sizes, and integers.
"""

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


@test_case(points=0.5)
def three_cells(overlap_counts):
    # The copies of a kernel of 3 begin at 0, 2 and 4: at 2 and at 4 two of them meet.
    expect_close(call(overlap_counts, 3, 3, 2), [1, 1, 2, 1, 2, 1, 1], what="overlap_counts(3, 3, 2)", tolerance=1e-9)


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q2 · overlap_counts · 3 points"}


def counts_of(n, kernel, stride, length=None):
    """Return the right counts, cut off or filled up to another length."""
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    if length is None:
        return counts
    return np.append(counts, np.zeros(max(length - len(counts), 0), dtype=int))[:length]


def with_kernel(n, kernel, stride, other):
    """Return what copies of another size make of an output of the right length."""
    return counts_of(n, other, stride, (n - 1) * stride + kernel)


def convolved(n, kernel, stride):
    """Return how many outputs of a convolution each cell of its input is used for, as many as there are cells."""
    length = (n - 1) * stride + kernel
    counts = np.zeros(length, dtype=int)
    for start in range(0, length - kernel + 1):
        counts[start : start + kernel] += 1
    return counts


def mistakes(n, kernel, stride):
    right = counts_of(n, kernel, stride)
    size, cells = len(right), np.arange(len(right))
    ones = np.ones(size, dtype=int)
    shifted = {shift: np.roll(right, shift) for shift in (-1, 1)}
    full = -(-kernel // stride)
    every = np.zeros(size, dtype=int)
    every[:: max(stride, 1)] += 1
    return {
        "The counts are always 1: there are several where copies overlap, and 0 in gaps.": ones,
        "The counts are 0 and 1: add with `+=`, several copies may reach one cell.": np.minimum(right, 1),
        "The counts are kernel / stride everywhere: they change from cell to cell, and fall towards the ends.": (
            ones * kernel / stride
        ),
        "The counts are kernel // stride everywhere: they change from cell to cell, and fall towards the ends.": (
            ones * (kernel // stride)
        ),
        "The counts are kernel / stride, rounded up, everywhere: they change from cell to cell.": ones * full,
        "The counts are those of the inside: at both ends fewer copies reach a cell.": np.where(
            cells % stride < kernel - (full - 1) * stride, full, full - 1
        ),
        "There are n · stride counts: it should be (n − 1) · stride + kernel.": counts_of(
            n, kernel, stride, n * stride
        ),
        "There are n · stride counts, all of them 1: it should be (n − 1) · stride + kernel.": np.ones(n * stride),
        "There are n · kernel counts; copies overlap or leave gaps: it should be (n − 1) · stride + kernel.": np.ones(
            n * kernel
        ),
        "The last count is missing: there are (n − 1) · stride + kernel.": right[:-1],
        "There is a count too many: there are (n − 1) · stride + kernel.": np.append(right, 0),
        "There are only n counts: there is one for each cell of the output.": right[:n],
        "The stride is ignored: copies are `stride` cells apart.": counts_of(n, kernel, 1),
        "The copies are one cell apart, not `stride`, in an output of the right length.": counts_of(n, kernel, 1, size),
        "The copies stand side by side: they are `stride` cells apart, and may overlap or leave gaps.": counts_of(
            n, kernel, kernel, size
        ),
        "Kernel and stride are swapped.": counts_of(n, stride, kernel),
        "The gaps are missed: where the stride is larger than the kernel, no copy reaches some cells.": np.maximum(
            right, 1
        ),
        "The gaps are left out: cells that no copy reaches have a count, 0.": right[right > 0],
        "Each copy is one cell too short.": with_kernel(n, kernel, stride, kernel - 1),
        "Each copy is one cell too long.": with_kernel(n, kernel, stride, kernel + 1),
        "Each copy is as long as the stride: it has `kernel` cells.": with_kernel(n, kernel, stride, stride),
        "Each copy reaches one cell only: it has `kernel` of them.": every,
        "The first copy is missing: it begins at 0.": right - counts_of(1, kernel, stride, size),
        "The last copy is missing: there are n.": counts_of(n - 1, kernel, stride, size) if n > 1 else right * 0,
        "There is one cell of the input too many: there are n.": counts_of(n + 1, kernel, stride),
        "There is one copy too many: there are n.": counts_of(n + 1, kernel, stride, size),
        "The counts are one too large.": right + 1,
        "The counts are one too small: the first copy counts, too.": right - 1,
        "The counts are shifted by one cell to the right.": shifted[1],
        "The counts are shifted by one cell to the left.": shifted[-1],
        "These are shares: return the counts themselves.": right / right.max(),
        "This counts windows of a convolution with stride 1, not copies of a kernel.": convolved(n, kernel, stride),
        "All counts are 0: add 1 for each copy that reaches a cell.": right * 0,
        "This is the sum of all counts: return one for each cell.": right.sum(),
        "These are the numbers of the cells, not the counts.": cells,
        "There is a dimension too many: the counts are a row.": right[None],
        "Each count is a column of its own: return a flat array.": right[:, None],
        "Each cell of the input has a row of its own: add them up.": np.array(
            [np.roll(counts_of(1, kernel, stride, size), i * stride) for i in range(n)]
        ),
    }


def check(overlap_counts, *sizes):
    result = call(overlap_counts, *sizes)
    expect_close(result, counts_of(*sizes), what="The counts", mistakes=mistakes(*sizes), tolerance=1e-6)


@test_case(points=0.5, hidden=True)
def kernels_that_are_a_multiple_of_the_stride(overlap_counts):
    for sizes in ((4, 4, 2), (4, 2, 2), (5, 6, 2), (6, 6, 3), (7, 3, 3)):
        check(overlap_counts, *sizes)


@test_case(points=0.5, hidden=True)
def uneven_overlaps(overlap_counts):
    for sizes in ((4, 5, 2), (4, 3, 2), (6, 7, 3), (5, 8, 3), (9, 5, 4)):
        check(overlap_counts, *sizes)


@test_case(points=0.5, hidden=True)
def gaps_between_copies(overlap_counts):
    for sizes in ((3, 2, 3), (5, 1, 4), (4, 3, 5), (6, 2, 4)):
        check(overlap_counts, *sizes)


@test_case(points=0.5, hidden=True)
def the_smallest_sizes(overlap_counts):
    for sizes in ((7, 4, 1), (1, 4, 3), (3, 8, 1), (6, 1, 1), (1, 2, 5), (2, 9, 2), (1, 1, 1)):
        check(overlap_counts, *sizes)


@test_case(points=0.5, hidden=True)
def integers(overlap_counts):
    """How many there are, and where, has its own cases."""
    for sizes in ((5, 3, 2), (4, 2, 2), (3, 2, 3)):
        counts = probes.as_array(result := call(overlap_counts, *sizes), "The counts")
        if not counts.ndim:
            raise probes.Mistake("This is a single number: return a count for each cell of the output.")
        items = result if isinstance(result, list | tuple) else [result]
        if any(np.asarray(item).dtype.kind not in "iu" for item in items):
            raise probes.Mistake("The counts should be integers, such as 2, not 2.0.")


### END HIDDEN TESTS
