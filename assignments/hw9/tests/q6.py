import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q6"
PADDED_BY_ONE = [[-1, -2, 0, 0], [-1, 6, -2, 0], [6, 1, 7, 4]]


def example():
    """Return a small image and kernel."""
    return np.array([[1.0, 2.0, 0.0], [3.0, -1.0, 4.0]]), np.array([[1.0, 2.0], [0.0, -1.0]])


@test_case(points=0.5)
def padding_of_one(conv2d_padded):
    expect_close(call(conv2d_padded, *example(), padding=1), PADDED_BY_ONE)


@test_case(points=0.5)
def default_is_no_padding(conv2d_padded):
    expect_close(call(conv2d_padded, *example()), [[6, -2]], what="The result without padding")
    expect_close(call(conv2d_padded, *example(), 1), PADDED_BY_ONE, what="The result for padding 1")
