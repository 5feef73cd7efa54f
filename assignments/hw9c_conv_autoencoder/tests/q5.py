"""q5: the mean over an epoch. An example 0.5, batches of any sizes 1, arrays and tensors 0.5, equal sizes and a single
batch 0.5, a float 0.5.
"""

from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q5"


@test_case(points=0.5)
def three_samples_and_one(epoch_mean):
    # Three samples have a loss of 2 on average, and one has 6.
    expect_close(call(epoch_mean, [2.0, 6.0], [3, 1]), 3, what="epoch_mean([2, 6], [3, 1])", tolerance=1e-6)
