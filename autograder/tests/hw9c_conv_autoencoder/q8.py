"""q8: loss curves. One axes and two lines with labels, epochs from 1 on, the training loss, the test loss: 0.5 each."""

### BEGIN HIDDEN TESTS
import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
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


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q8 · fig_loss · 2 points"}
NAMES = {"train": "training", "test": "test"}


def loss_curves(fig_loss):
    """Return the report, and the line for each of the two losses: by labels where they tell, else by their order."""
    report = curves(fig_loss)
    number = len(report["x"])
    if number == 0:
        raise Mistake("The figure has no lines: draw both losses with plot.")
    if not report["kept"]:
        raise Mistake("There is no history to compare with, since checkpoints/q7.safetensors is missing.")
    labels = report["labels"]
    if sorted(labels) == ["test", "train"]:
        return report, {kind: labels.index(kind) for kind in NAMES}
    return report, {kind: i for i, kind in enumerate(NAMES) if i < number}


@test_case(points=0.5, hidden=True)
def epochs_from_1_on(fig_loss):
    report, _ = loss_curves(fig_loss)
    for x in report["x"]:
        right = np.arange(len(x)) + 1
        known = {
            "The epochs count from 0: the first one is 1.": right - 1,
            "The epochs count from 2: the first one is 1.": right + 1,
            "The losses are along the x-axis: epochs belong there.": report["train_loss"],
            "The losses are along the x-axis, epochs belong there.": report["valid_loss"],
            "The epochs are in reverse order.": right[::-1],
            "The epochs go from 0 to 1: count them, from 1 on.": np.linspace(0, 1, len(x)),
            "The x-axis counts batches: it should count epochs.": right * 3000,
            "The x-axis counts images: it should count epochs.": right * 60_000,
        }
        known = {sentence: wrong for sentence, wrong in known.items() if not np.array_equal(wrong, right)}
        probes.expect_close(x, right, what="What is along the x-axis", mistakes=known, tolerance=1e-9)


def expect_curve(fig_loss, kind):
    report, places = loss_curves(fig_loss)
    if kind not in places:
        raise Mistake(f"The curve of the {NAMES[kind]} loss is missing.")
    line, others = report["y"][places[kind]], [k for k in NAMES if k != kind]
    right, other = (report[{"train": "train_loss", "test": "valid_loss"}[k]] for k in (kind, *others))
    if right.size == 0 and line.size:
        raise Mistake(f"The curve of the {NAMES[kind]} loss shows numbers that are not in the history.")
    if right.size == 0:
        return  # the network was trained for seconds, while grading
    if right.size and line.shape == right.shape and np.allclose(line, right, rtol=1e-6, atol=1e-9):
        return
    what = f"The curve of the {NAMES[kind]} loss"
    with np.errstate(all="ignore"):
        known = {
            "shows 20 times the loss: the mean over samples is not multiplied by the batch size.": 20 * right,
            "belongs to the other loss: the labels are swapped, or both lines show the same.": other,
            "shows the logarithm of the loss: show the loss itself, if you like on a logarithmic axis.": np.log(right),
            "shows the decimal logarithm of the loss: show the loss itself, on a logarithmic axis.": np.log10(right),
            "shows the square root of the loss.": np.sqrt(right),
            "is in percent.": 100 * right,
            "lacks the first epoch.": right[1:],
            "lacks the last epoch.": right[:-1],
            "goes on adding up: show the loss of each epoch.": np.cumsum(right),
            "shows the mean of all epochs: show the loss of each epoch.": np.full(right.shape, right.mean()),
            "is in reverse order.": right[::-1],
            "is divided by its first number: show the loss itself.": right / right[:1],
            "shows the best loss so far: show the loss of each epoch.": np.minimum.accumulate(right),
            "has the epochs along the y-axis: the loss belongs there.": np.arange(len(right)) + 1,
            "is smoothed: show the loss of each epoch.": np.convolve(right, np.ones(3) / 3, "valid")
            if right.size > 2
            else [],
            "is rounded: show the loss as the history has it.": right.round(2),
            "is rounded, show the loss as the history has it.": right.round(3),
        }
    known = {f"{what} {sentence}": wrong for sentence, wrong in known.items()}
    if line.size > 2 * max(right.size, 1):
        raise Mistake(f"{what} has more than one value for each epoch, as if each batch were shown.")
    probes.expect_close(line, right, what=what, mistakes=known, tolerance=1e-7)


@test_case(points=0.5, hidden=True)
def training_loss(fig_loss):
    expect_curve(fig_loss, "train")


@test_case(points=0.5, hidden=True)
def test_loss(fig_loss):
    expect_curve(fig_loss, "test")


### END HIDDEN TESTS
