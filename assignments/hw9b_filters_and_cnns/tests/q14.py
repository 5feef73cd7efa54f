"""q14: a convolution by hand.

An example is worth 0.5; odd filters 1; even ones, numbers with decimals, lists, the shortest and the longest filter,
and inputs that stay as they are 0.5 each. A filter that is not flipped costs its points in the first two only, but a
ready-made convolution earns nothing of what is hidden.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close


OK_FORMAT = False
name = "q14"


@test_case(points=0.5)
def example(convolve_1d):
    """For instance y[0] = x[-1]·h[1] + x[0]·h[0] + x[1]·h[-1] = 0·3 + 1·2 + 2·1."""
    x, h = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 2.0, 3.0])
    expect_close(call(convolve_1d, x, h), [4, 10, 16, 17])
