import numpy as np
from otter.test_files import test_case

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
