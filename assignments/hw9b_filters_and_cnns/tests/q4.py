"""q4: the training loop.

In public what is returned 0.5 and one epoch 0.5. Weights 1, the given criterion and optimizer 0.5, means over samples
1 (losses, accuracies), when they are measured 0.5, training mode 0.5, evaluation mode without gradients 0.5.
"""

import numpy as np
from otter.test_files import test_case

from autograder.probes import expect_close
from hw9b_probes import training_report

OK_FORMAT = False
name = "q4"

FOUR = ([[1, 0], [0, 1], [1, 0], [0, 1]], [0, 1, 0, 1])


@test_case(points=0.5)
def four_lists(train_model):
    # A linear classifier whose weights stay as they are, since the learning rate is 0: three of four are right.
    train = ([[1, 0], [0, 1], [1, 0], [0, 1]], [0, 1, 0, 0])
    history = training_report(train_model, [[3, 0], [0, 3]], train, FOUR, 0.0, 2)["history"]
    expect_close(history[1], [0.75, 0.75], what="`train_acc`")
    expect_close(history[2], [0.048587, 0.048587], what="`val_loss`")


@test_case(points=0.5)
def weights_after_two_batches(train_model):
    # All weights are 0 at first, the learning rate is 1.
    report = training_report(train_model, np.zeros((2, 2)), FOUR, FOUR, 1.0, 1, batch=2)
    expect_close(report["weight"], [[0.438770, -0.438770], [-0.438770, 0.438770]], what="The weight")
