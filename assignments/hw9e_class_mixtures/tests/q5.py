"""q5: a look at sizes. In public a network that is right 0.5, then shapes 0.5, bounds 0.5, NaN and types 0.5."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import expect_close
from hw9e_probes import sizes_report

OK_FORMAT = False
name = "q5"


@test_case(points=0.5)
def two_shapes_and_a_bool(check_sizes):
    images = np.zeros((4, 1, 28, 28))
    report = sizes_report(check_sizes, images, np.zeros((4, 10)), np.full((4, 1, 28, 28), 0.5))
    expect_close(report["code_shape"], [4, 10], what="code_shape")
    expect_close(report["output_shape"], [4, 1, 28, 28], what="output_shape")
    expect_close(report["in_range"], 1, what="in_range")
