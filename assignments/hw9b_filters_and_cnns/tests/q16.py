"""q16: a Gaussian filter. An example, even sizes, other widths, and the smallest sizes, 0.5 each."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q16"


@test_case(points=0.5)
def three_by_three(gaussian_filter):
    corner, edge, middle = 0.011344, 0.083820, 0.619347
    expected = [[corner, edge, corner], [edge, middle, edge], [corner, edge, corner]]
    expect_close(call(gaussian_filter, 0.5, 3), expected, what="The filter for sigma 0.5 and size 3", tolerance=1e-5)
