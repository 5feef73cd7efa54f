### BEGIN HIDDEN TESTS
import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import references

### END HIDDEN TESTS
from autograder.probes import Missing, Mistake, as_array, expect_close

OK_FORMAT = False

name = "q1"


def three_numbers(value, what):
    """Return a list of three numbers as an array."""
    if value is None:
        raise Missing(f"{what} is not defined yet.")
    numbers = as_array(value, what)
    if numbers.shape != (3,):
        raise Mistake(f"{what} should hold three numbers: the kernel fits in three places.")
    return numbers


@test_case(points=0.5)
def first_number(q1a):
    """The kernel at the very left: 2·1 + 3·2 + (-1)·1."""
    expect_close(three_numbers(q1a, "`q1a`")[0], 7, what="The first number of `q1a`")


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "": "Part 1 · Convolutions",
}
SEQUENCE = [2, 3, -1, 5, -2]
KERNELS = {"`q1a`": [1, 2, 1], "`q1b`": [1, 2, -1]}


def check(value, what):
    kernel = KERNELS[what]
    other = next(KERNELS[name] for name in KERNELS if name != what)
    expected = references.conv1d(SEQUENCE, kernel)
    known = {
        f"{what} is the result of flipping the kernel: let it slide as it is written.": references.conv1d(
            SEQUENCE, kernel[::-1]
        ),
        f"{what} is divided by the size of the kernel: just add the products up.": expected / 3,
        f"{what} is divided by the sum of the kernel: just add the products up.": expected / sum(kernel),
        f"{what} holds the products at the first place only: their sum is the first number.": [
            x * k for x, k in zip(SEQUENCE, kernel, strict=False)
        ],
        f"{what} holds the last product at each place only: add all three up.": [x * kernel[-1] for x in SEQUENCE[2:]],
        f"{what} is the result for the other kernel.": references.conv1d(SEQUENCE, other),
        f"{what} is in reverse order: begin with the kernel at the very left.": expected[::-1],
    }
    numbers = three_numbers(value, what)
    if np.sum(np.abs(numbers - expected) < 1e-4) == 2:
        raise Mistake(f"Two of the three numbers of {what} are right: work the other one out again.")
    expect_close(numbers, expected, what=what, mistakes=known)


@test_case(points=1, hidden=True)
def all_of_q1a(q1a):
    check(q1a, "`q1a`")


@test_case(points=1, hidden=True)
def all_of_q1b(q1b):
    check(q1b, "`q1b`")


@test_case(points=0.5, hidden=True)
def two_numbers_of_q1b(q1b):
    right = abs(three_numbers(q1b, "`q1b`") - references.conv1d(SEQUENCE, KERNELS["`q1b`"])) < 1e-4
    if right.sum() < 2:
        check(q1b, "`q1b`")


### END HIDDEN TESTS
