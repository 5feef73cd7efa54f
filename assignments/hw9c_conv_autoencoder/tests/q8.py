"""q8: loss curves. One axes and two lines with labels, epochs from 1 on, the training loss, the test loss: 0.5 each."""

from otter.test_files import test_case

from autograder.probes import Missing, Mistake
from hw9c_probes import curves_report

OK_FORMAT = False
name = "q8"


def curves(fig_loss):
    """Return what the figure shows."""
    if fig_loss is None:
        raise Missing("`fig_loss` is not defined yet.")
    return curves_report(fig_loss, "q7")


@test_case(points=0.5)
def one_axes_and_two_lines_with_labels(fig_loss):
    report = curves(fig_loss)
    if report["axes"] != 1:
        raise Mistake(f"The figure has {report['axes']} axes instead of one.")
    if len(report["x"]) != 2:
        raise Mistake(f"The figure has {len(report['x'])} lines instead of two.")
    if not all(report["labels"]):
        raise Mistake("A line has no label: give plot a `label`, and show the legend.")
