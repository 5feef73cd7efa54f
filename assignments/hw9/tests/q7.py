import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q7"


def example():
    """Return an image of two channels and a kernel of two channels."""
    image = np.array([[[1.0, 2.0, 0.0], [3.0, -1.0, 4.0]], [[0.0, 1.0, 5.0], [2.0, 2.0, -2.0]]])
    return image, np.array([[[1.0, 2.0], [0.0, -1.0]], [[3.0, 0.0], [1.0, 0.0]]])


@test_case(points=0.5)
def two_channels(conv2d_channels):
    expect_close(call(conv2d_channels, *example()), [[8, 3]])


@test_case(points=0.5)
def two_channels_padded(conv2d_channels):
    expected = [[-1, -2, 1, 5], [-1, 8, 3, 13], [6, 7, 13, -2]]
    expect_close(call(conv2d_channels, *example(), padding=1), expected)
