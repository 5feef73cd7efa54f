"""q13: eight outputs by hand. The one at the border 0.5, the other seven 0.5."""

from otter.test_files import test_case

from autograder.probes import Missing, Mistake, as_array, expect_close

OK_FORMAT = False
name = "q13"


def eight_numbers(y_by_hand):
    """Return the student's eight numbers as an array."""
    if y_by_hand is None:
        raise Missing("`y_by_hand` is not defined yet.")
    numbers = as_array(y_by_hand, "`y_by_hand`")
    if numbers.shape != (8,):
        raise Mistake("`y_by_hand` should be a list of eight numbers: y[0], y[1], …, y[7].")
    return numbers


@test_case(points=0.5)
def first_number(y_by_hand):
    """The filter at the left border: x[-1]·h[1] + x[0]·h[0] + x[1]·h[-1] = 0·1 + 2·0 + 2·(-1)."""
    mistakes = {
        "h is not flipped: y[0] is x[-1]·h[1] + x[0]·h[0] + x[1]·h[-1].": 2,
        "y[0] ignores the border: beyond it the signal is 0, not 2 as inside.": 0,
        "y[0] takes the other end of the signal for x[-1]: beyond the border the signal is 0.": 3,
    }
    expect_close(eight_numbers(y_by_hand)[0], -2, what="y[0]", mistakes=mistakes)
