"""q6: the training loop.

In public what is returned 0.5. Adam's weights 1, means over samples 1, when they are measured 0.5, training mode 0.5,
evaluation mode without gradients 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import expect_close
from hw9e_probes import training_report

OK_FORMAT = False
name = "q6"


@test_case(points=0.5)
def two_lists(train_autoencoder):
    # The network y = a · x with a = 0, and a learning rate of 0: the losses are the means of squared pixels.
    train, val = (np.full((4, 1, 2, 2), 2.0), [2, 2]), (np.full((2, 1, 2, 2), 3.0), [1, 1])
    history = training_report(train_autoencoder, 0.0, train, val, 2, lr=0.0)["history"]
    expect_close(history, [[4, 4], [9, 9]], what="train_loss and val_loss")
