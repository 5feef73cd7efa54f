"""q5: the mean over an epoch. An example 0.5, batches of any sizes 1, arrays and tensors 0.5, equal sizes and a single
batch 0.5, a float 0.5.
"""

### BEGIN HIDDEN TESTS
import numpy as np
import torch

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q5"


@test_case(points=0.5)
def three_samples_and_one(epoch_mean):
    # Three samples have a loss of 2 on average, and one has 6.
    expect_close(call(epoch_mean, [2.0, 6.0], [3, 1]), 3, what="epoch_mean([2, 6], [3, 1])", tolerance=1e-6)


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q5 · epoch_mean · 3 points"}
RNG = np.random.default_rng(5)


def some_epochs(lengths, equal=False):
    """Return losses and sizes of the batches of some epochs, the last batch a short one unless all are `equal`."""
    found = []
    for length in lengths:
        sizes = np.full(length, RNG.integers(4, 30))
        if not equal:
            sizes[-1] = RNG.integers(1, sizes[0])
        found.append((RNG.uniform(0.1, 4, size=length).round(3), sizes))
    return found


EPOCHS = [
    (np.array([1.0, 1.0, 4.0]), np.array([20, 20, 5])),
    *some_epochs((5, 8)),
    (
        np.array([0.5, 3.0, 1.25, 2.0]),
        np.array([3, 11, 6, 2]),
    ),
]
EVEN = [(np.array([0.25, 0.75, 2.0]), np.array([20, 20, 20])), *some_epochs((6,), equal=True)]
SINGLE = [(np.array([1.5]), np.array([7])), (np.array([0.375]), np.array([1]))]


def right(losses, sizes):
    return (losses * sizes).sum() / sizes.sum()


WAYS = {
    "Each batch counts alike: weigh its mean by its size, since the last batch is smaller.": lambda x, n: x.mean(),
    "The products are divided by the number of batches: the loss is too large by the batch size, divide by the "
    "number of samples.": lambda x, n: (x * n).sum() / len(x),
    "The products are added up: divide by the number of samples.": lambda x, n: (x * n).sum(),
    "The losses are added up: weigh them by the sizes, and divide by the number of samples.": lambda x, n: x.sum(),
    "Means are added up and divided by the number of samples: weigh each by its size first.": lambda x, n: (
        x.sum() / n.sum()
    ),
    "The losses are added up and divided by the first batch's size.": lambda x, n: x.sum() / n[0],
    "The products are divided by the size of the first batch: divide by the number of all samples.": lambda x, n: (
        (x * n).sum() / n[0]
    ),
    "The products are divided by the size of the last batch: divide by the number of all samples.": lambda x, n: (
        (x * n).sum() / n[-1]
    ),
    "The products are divided by batches times batch size: the last batch is smaller, add the sizes up.": lambda x, n: (
        (x * n).sum() / (len(x) * n[0])
    ),
    "Each loss is divided by the size of its batch: it is a mean already, multiply.": lambda x, n: (x / n).mean(),
    "Each loss is divided by the size of its batch, and added up: it is a mean already, multiply.": lambda x, n: (
        x / n
    ).sum(),
    "Losses and sizes are swapped: the sizes are the weights.": lambda x, n: (x * n).sum() / x.sum(),
    "This is the loss of the last batch: take the mean over all samples.": lambda x, n: x[-1],
    "This is the loss of the first batch: take the mean over all samples.": lambda x, n: x[0],
    "This is the mean of the batch sizes.": lambda x, n: n.mean(),
    "This is the median of the losses.": lambda x, n: np.median(x),
    "The last batch is left out.": lambda x, n: (x * n)[:-1].sum() / max(n[:-1].sum(), 1),
    "The first batch is left out.": lambda x, n: (x * n)[1:].sum() / max(n[1:].sum(), 1),
    "The products are divided by 60,000, whatever the data: add the sizes up.": lambda x, n: (x * n).sum() / 60_000,
    "All batches are taken for batches of 20: use the sizes that are given.": lambda x, n: (x * 20).sum() / n.sum(),
    "The sum is divided by the number of samples twice.": lambda x, n: (x * n).sum() / n.sum() ** 2,
    "The products are still separate: add them up.": lambda x, n: x * n / n.sum(),
    "The squares of the losses are averaged.": lambda x, n: (x**2 * n).sum() / n.sum(),
    "The mean is rounded to a whole number.": lambda x, n: np.round((x * n).sum() / n.sum()),
    "The decimals are cut off: divide with `/`.": lambda x, n: (x * n).sum() // n.sum(),
    "The mean is 0: add up over the batches.": lambda x, n: 0.0,
}


def check(epoch_mean, epochs, kind):
    for losses, sizes in epochs:
        result = call(epoch_mean, *kind(losses, sizes))
        expect_number(result)
        expected = right(losses, sizes)
        known = {sentence: np.squeeze(way(losses, sizes)) for sentence, way in WAYS.items()}
        known = {sentence: wrong for sentence, wrong in known.items() if not np.array_equal(wrong, expected)}
        expect_close(result, expected, what="The mean", mistakes=known, tolerance=1e-6)


def expect_number(result):
    if probes.as_array(result, "The mean").size != 1:
        raise probes.Mistake("The products are still separate: add them up.")


def lists(losses, sizes):
    return losses.tolist(), sizes.tolist()


def tensors(losses, sizes):
    return torch.tensor(losses), torch.tensor(sizes)


@test_case(points=1, hidden=True)
def batches_of_any_sizes(epoch_mean):
    check(epoch_mean, EPOCHS, lists)


@test_case(points=0.5, hidden=True)
def arrays_and_tensors(epoch_mean):
    for kind in (lambda losses, sizes: (losses.copy(), sizes.copy()), tensors):
        try:
            check(epoch_mean, EPOCHS, kind)
        except probes.Raised:
            call(epoch_mean, *lists(*EPOCHS[0]))  # or else it has nothing to do with arrays
            raise probes.Mistake("Arrays and tensors must do as well as lists.") from None


@test_case(points=0.5, hidden=True)
def equal_sizes_and_a_single_batch(epoch_mean):
    check(epoch_mean, [*EVEN, *SINGLE], lists)


@test_case(points=0.5, hidden=True)
def a_float_and_inputs_unchanged(epoch_mean):
    for losses, sizes in EPOCHS[:2]:
        for kind in (lists, tensors):
            result, changed = probes.call_and_watch(epoch_mean, *kind(losses, sizes))
            expect_number(result)
            if not isinstance(result, float | np.floating):
                raise probes.Mistake("The mean should be a float: make it one with float(…).")
            if changed:
                raise probes.Mistake("`epoch_mean` changes what it is given: work on a copy.")


### END HIDDEN TESTS
