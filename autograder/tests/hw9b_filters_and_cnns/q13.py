"""q13: eight outputs by hand. The one at the border 0.5, the other seven 0.5."""

### BEGIN HIDDEN TESTS
import numpy as np

### END HIDDEN TESTS
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


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "eight numbers": "q13 · by hand · 1 point",
    "": "Flip, shift, multiply, add",
}
SIGNAL = np.repeat([2.0, 10.0, 1.0, 5.0], [7, 5, 8, 5])
FILTER = np.array([-1.0, 0.0, 1.0])  # h[-1], h[0], h[1]


@test_case(points=0.5, hidden=True)
def seven_more(y_by_hand):
    """A border that is wrong has cost its points: here it does not count."""
    numbers = eight_numbers(y_by_hand)[1:]
    y, whole = (np.convolve(SIGNAL, FILTER, mode) for mode in ("same", "full"))
    right, size = y[1:8], np.abs(y[1:8])
    first, second = (np.eye(7)[place] * right for place in (5, 6))
    jump = right[5]
    expect_close(
        numbers,
        right,
        what="What follows y[0]",
        mistakes={
            "h is not flipped: each output is x[i-1]·h[1] + x[i]·h[0] + x[i+1]·h[-1].": size,
            "The jump is met once only: the filter touches it from two places, before it and behind it.": (
                first if np.allclose(numbers, first) else second
            ),
            "The jump is met three times: the middle of the filter is 0, so only two outputs see it.": (
                np.where(np.arange(7) >= 4, jump, 0)
            ),
            "The outputs are one place too early: y[0] belongs to the filter centred at x[0].": y[2:9],
            "The outputs are one place too late: h[0] is the middle of the filter, not its first number.": whole[1:8],
            "The jump comes one place too early: the signal begins with seven 2s.": (
                np.convolve(SIGNAL[1:], FILTER, "same")[1:8]
            ),
            "The jump comes one place too late: the signal begins with seven 2s.": np.append(0, right[:-1]),
            "The second jump of the signal is not in sight yet: the outputs end with y[7].": y[6:13],
            "The two outputs at the jump have opposite signs: both are x[i-1] - x[i+1].": first - second,
            "The two outputs at the jump have opposite signs; both are x[i-1] - x[i+1].": second - first,
            "Only h[-1] is used: add x[i-1]·h[1], too.": -SIGNAL[2:9],
            "Only h[1] is used: add x[i+1]·h[-1], too.": SIGNAL[:7],
            "At the jump the new value is taken: it is the difference of two neighbours that counts.": (
                np.where(right == 0, 0, -SIGNAL[2:9])
            ),
            "The result is divided by the size of the filter: just add the products up.": right / 3,
            "The result is divided by 2: just add the products up.": right / 2,
            "Everything is 0: the jump from 2 to 10 must show.": right * 0,
            "This is the signal itself: flip h, shift it, multiply and add.": SIGNAL[1:8],
            "The values of h are added up as if they were positive: h[-1] is -1.": SIGNAL[:7] + SIGNAL[2:9],
        },
    )


### END HIDDEN TESTS
