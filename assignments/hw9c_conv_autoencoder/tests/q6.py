"""q6: an epoch of training, and evaluation.

In public what is returned 0.5. The mean while training 0.5, that of the evaluation 0.5, the weights 1, the given
criterion and the images as targets 0.5, training mode and measured before the steps 0.5, evaluation 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import expect_close
from hw9c_probes import epoch_report, evaluation_report

OK_FORMAT = False
name = "q6"


def mean_of(report):
    """Return the mean that a function returns, or that `epoch_mean` returns for it: it is a question of its own."""
    losses, sizes = report["losses"], report["sizes"]
    return np.average(losses, weights=sizes) if losses.size and losses.shape == sizes.shape else report["mean"]


@test_case(points=0.5)
def the_loss_of_a_model_that_makes_everything_black(train_epoch, evaluate):
    # Pixels of 1 in two images and of 3 in two more: the mean of 1, 1, 9 and 9 is 5. The learning rate is 0.
    images = np.ones((4, 1, 2, 2)) * np.array([1, 1, 3, 3])[:, None, None, None]
    expect_close(mean_of(epoch_report(train_epoch, images, 2, 0.0, 0.0)), 5, what="What `train_epoch` returns")
    expect_close(mean_of(evaluation_report(evaluate, images, 2, 0.0)), 5, what="What `evaluate` returns")
