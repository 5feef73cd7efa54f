"""q2: how many numbers a dense network has: two small networks 0.5, others, lists and tuples 0.5."""

### BEGIN HIDDEN TESTS
import math

import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q2"


@test_case(points=0.5)
def two_small_networks(mlp_parameter_count):
    expect_close(call(mlp_parameter_count, [3, 2]), 8, what="The count for [3, 2]")
    expect_close(call(mlp_parameter_count, (5, 4, 3)), 39, what="The count for (5, 4, 3)")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "integer": "q2 · mlp_parameter_count · 1 point",
    "unchanged": "q2 · mlp_parameter_count · 1 point",
    "": "Counting parameters",
}
NETWORKS = [(784, 512, 256, 128, 10), [7, 5, 6], (2, 9), [1, 1, 1], (4, 8, 3, 11, 2)]


def layers(sizes):
    """Return inputs and outputs of each layer, two arrays."""
    return np.array(sizes[:-1]), np.array(sizes[1:])


def each(count):
    """Return what `count(inputs, outputs)` of all layers gives for each of the networks."""
    return [count(*layers(sizes)) for sizes in NETWORKS]


@test_case(points=0.5, hidden=True)
def other_networks(mlp_parameter_count):
    counts = []
    for sizes in NETWORKS:
        count, modified = probes.call_and_watch(mlp_parameter_count, sizes)
        if probes.as_array(count, "The count").ndim:
            raise probes.Mistake("The count should be a single number: add the layers up.")
        if modified:
            raise probes.Mistake("`mlp_parameter_count` changes the list that it is given: leave it unchanged.")
        counts.append(count)
    if len({float(count) for count in counts}) == 1:
        raise probes.Mistake("The count is always the same: it depends on `sizes`.")
    known = {
        "The biases are missing: each unit of a layer has one.": each(lambda a, b: sum(a * b)),
        "There is a bias for each input of a layer: it should be one for each of its outputs.": each(
            lambda a, b: sum(a * b + a)
        ),
        "The input has biases, too: only the layers after it have some.": each(lambda a, b: sum(a * b + b) + a[0]),
        "There is but one bias for each layer: it should be one for each of its outputs.": each(
            lambda a, b: sum(a * b + 1)
        ),
        "There is but one bias altogether: it should be one for each output of each layer.": each(
            lambda a, b: sum(a * b) + 1
        ),
        "The biases of the last layer are missing.": each(lambda a, b: sum(a * b) + sum(b[:-1])),
        "Inputs and outputs have biases: only the outputs of a layer do.": each(lambda a, b: sum(a * b + a + b)),
        "A bias is added to both factors: a layer has outputs · (inputs + 1).": each(
            lambda a, b: sum((a + 1) * (b + 1))
        ),
        "Only the biases are counted: each layer has inputs · outputs weights, too.": each(lambda a, b: sum(b)),
        "The units are counted: each layer has weights between them.": each(lambda a, b: a[0] + sum(b)),
        "The widths are all multiplied: each layer has its own weights, add them up.": each(
            lambda a, b: math.prod([int(a[0]), *map(int, b)])
        ),
        "The last layer is missing.": each(lambda a, b: sum((a * b + b)[:-1])),
        "The first layer is missing.": each(lambda a, b: sum((a * b + b)[1:])),
        "Only the first layer is counted: does the loop end too early?": each(lambda a, b: a[0] * b[0] + b[0]),
        "Only the last layer is counted: add them up, with `+=`.": each(lambda a, b: a[-1] * b[-1] + b[-1]),
        "The layers between are left out: count them, too.": each(lambda a, b: a[0] * b[-1] + b[-1]),
        "There are weights from the input to every layer: each one follows the one before.": each(
            lambda a, b: sum(a[0] * b + b)
        ),
    }
    expect_close(counts, each(lambda a, b: sum(a * b + b)), what="The count", mistakes=known, tolerance=1e-9)
    if any(np.asarray(count).dtype.kind not in "iu" for count in counts):
        raise probes.Mistake("The count should be an integer, such as 39, not 39.0.")


### END HIDDEN TESTS
