"""q3: the loss 1 and the optimizer 1, of which 0.5 in public."""

from otter.test_files import test_case

from autograder.probes import expect_close
from hw9b_probes import criterion_report, optimizer_report

OK_FORMAT = False
name = "q3"


@test_case(points=0.5)
def one_loss_and_one_step(make_criterion, make_optimizer):
    # Three logits that are equal: each class has a probability of 1/3, and the loss is log 3.
    expect_close(criterion_report(make_criterion, [[1, 1, 1]], [2])["loss"], 1.098612, what="The loss")
    # Four weights of 1, each with a gradient of 2: one step takes them to 1 − 0.1 · 2.
    expect_close(optimizer_report(make_optimizer, 2.0, 1)["weights"], [[0.8] * 4], what="The weights after a step")
