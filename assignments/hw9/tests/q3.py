import numpy as np
from otter.test_files import test_case

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
