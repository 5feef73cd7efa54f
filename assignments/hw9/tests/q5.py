import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q5"


@test_case(points=0.5)
def square_example(conv2d):
    image = np.array([[1.0, 0.0, 2.0], [3.0, 1.0, -1.0], [2.0, 4.0, 1.0]])
    expect_close(call(conv2d, image, np.array([[1.0, 2.0], [2.0, 1.0]])), [[8, 5], [13, 8]])


@test_case(points=0.5)
def wide_example(conv2d):
    image = np.array([[1.0, 0.0, 2.0, 1.0], [3.0, 1.0, -1.0, 2.0]])
    expect_close(call(conv2d, image, np.array([[1.0, 0.0], [-1.0, 2.0]])), [[0, -3, 7]])
