import numpy as np
from otter.test_files import test_case

from autograder.probes import as_array, call, expect_close

OK_FORMAT = False

name = "q8"


def example():
    """Return two images of one channel, 2 by 3, and three kernels of one channel, 2 by 2."""
    images = np.array([[[[1.0, 2.0, 0.0], [3.0, -1.0, 4.0]]], [[[0.0, 1.0, 5.0], [2.0, 2.0, -2.0]]]])
    kernels = np.array([[[[1.0, 2.0], [0.0, -1.0]]], [[[3.0, 0.0], [1.0, 0.0]]], [[[0.0, 1.0], [-1.0, 2.0]]]])
    return images, kernels


@test_case(points=0.5)
def two_images_three_kernels(conv2d_batched):
    expected = [[[[6, -2]], [[6, 5]], [[-3, 9]]], [[[0, 13]], [[2, 5]], [[3, -1]]]]
    expect_close(call(conv2d_batched, *example()), expected)


@test_case(points=0.5)
def two_images_three_kernels_padded(conv2d_batched):
    result = as_array(call(conv2d_batched, *example(), padding=1))
    expect_close(result.shape, (2, 3, 3, 4), what="The shape of the result")
    expect_close(result[0][2], [[2, 3, -2, 0], [7, -3, 9, -4], [3, -1, 4, 0]], what="Image 0, kernel 2")
    expect_close(result[1][0], [[0, -1, -5, 0], [-2, 0, 13, 5], [4, 6, -2, -2]], what="Image 1, kernel 0")
