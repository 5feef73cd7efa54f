from otter.test_files import test_case

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
