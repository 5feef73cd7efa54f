import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False

name = "q9"


@test_case(points=0.5)
def every_window(maxpool1d):
    sequence = np.array([1.0, 3.0, 2.0, 5.0, 4.0, 0.0])
    expect_close(call(maxpool1d, sequence.copy()), [3, 5, 5, 5])
    expect_close(call(maxpool1d, sequence.copy(), 2), [3, 3, 5, 5, 4], what="The result for pool_size 2")


@test_case(points=0.5)
def every_second_window(maxpool1d):
    sequence = np.array([1.0, 3.0, 2.0, 0.0, 4.0, 1.0, 6.0])
    expect_close(call(maxpool1d, sequence, pool_size=3, stride=2), [3, 4, 6])
