"""q18: Sobel filters 0.5, the mask 1.5, the figure 1. What is wrong in one of them is not held against the others."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close


OK_FORMAT = False
name = "q18"


@test_case(points=0.5)
def a_strong_negative_response_is_an_edge(edge_mask):
    """The mean of 3, 1 and 0 is 4/3."""
    expect_close(call(edge_mask, np.array([[-3.0, 1.0, 0.0]])), [[1, 0, 0]], what="The mask of [[-3, 1, 0]]")
