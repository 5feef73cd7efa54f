"""q1: sizes of outputs. An example 0.5, convolution 0.5, transposed convolution 0.5, integers 0.5."""

### BEGIN HIDDEN TESTS
import numpy as np

### END HIDDEN TESTS
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q1"


@test_case(points=0.5)
def a_row_of_five_and_one_of_three(conv_out, tconv_out):
    # A kernel of 3 has three places on five cells; three copies of two cells, side by side, fill six.
    expect_close(call(conv_out, 5, 3), 3, what="conv_out(5, 3)", tolerance=1e-9)
    expect_close(call(tconv_out, 3, 2, stride=2), 6, what="tconv_out(3, 2, stride=2)", tolerance=1e-9)


### BEGIN HIDDEN TESTS
READ_AGAIN = {"": "q1 · conv_out, tconv_out · 2 points"}
RNG = np.random.default_rng(91)


def some_convolutions():
    """Return n, kernel, stride and padding of convolutions, some of which leave cells over at the end."""
    found = [(28, 3, 1, 1), (7, 2, 2, 0), (28, 5, 2, 2), (28, 2, 2, 0)]
    for _ in range(8):
        n, kernel, stride, padding = (int(RNG.integers(*ends)) for ends in ((9, 60), (1, 8), (2, 6), (1, 5)))
        found.append((n, kernel, stride, padding))
    return found


def some_transposed():
    """Return n, kernel, stride, padding and output padding of transposed convolutions."""
    found = [(14, 3, 2, 0, 0), (7, 2, 2, 0, 0), (14, 3, 2, 1, 1), (7, 5, 2, 2, 1)]
    for _ in range(8):
        n, kernel, stride, padding = (int(RNG.integers(*ends)) for ends in ((5, 40), (3, 9), (2, 6), (1, 3)))
        found.append((n, kernel, stride, padding, int(RNG.integers(1, stride))))
    return found


CONVOLUTIONS, TRANSPOSED = some_convolutions(), some_transposed()


def conv(n, k, s=1, p=0):
    return (n + 2 * p - k) // s + 1


def tconv(n, k, s=1, p=0, o=0):
    return (n - 1) * s - 2 * p + k + o


def sizes(size, places):
    return [size(*place) for place in places]


CONV_MISTAKES = {
    "The + 1 is missing: the first place of the kernel counts, too.": lambda n, k, s, p: (n + 2 * p - k) // s,
    "The division is not rounded down: what is left over at the end makes no output.": lambda n, k, s, p: (
        (n + 2 * p - k) / s + 1
    ),
    "The division is rounded up: what is left over at the end makes no output.": lambda n, k, s, p: (
        -((k - n - 2 * p) // s) + 1
    ),
    "The division is rounded to the nearest: it should be rounded down.": lambda n, k, s, p: (
        round((n + 2 * p - k) / s) + 1
    ),
    "The padding counts once: it is added at both ends.": lambda n, k, s, p: (n + p - k) // s + 1,
    "The padding of a convolution is ignored.": lambda n, k, s, p: (n - k) // s + 1,
    "The padding of a convolution is subtracted: it makes the input longer.": lambda n, k, s, p: (
        (n - 2 * p - k) // s + 1
    ),
    "The stride of a convolution is ignored: divide by it.": lambda n, k, s, p: n + 2 * p - k + 1,
    "The 1 is added before the division: it belongs after it.": lambda n, k, s, p: (n + 2 * p - k + 1) // s,
    "The kernel of a convolution is ignored: it has to fit in.": lambda n, k, s, p: (n + 2 * p) // s,
    "The kernel is ignored: subtract its size before the division.": lambda n, k, s, p: (n + 2 * p - 1) // s + 1,
    "The input is divided by the stride, nothing else: kernel and padding count, too.": lambda n, k, s, p: n // s,
    "This multiplies by the stride: a convolution divides by it.": lambda n, k, s, p: (n + 2 * p - k) * s + 1,
    "This is the formula of a transposed convolution.": lambda n, k, s, p: tconv(n, k, s, p),
    "The padding is added after the division: it makes the input longer, before it.": lambda n, k, s, p: (
        (n - k) // s + 1 + 2 * p
    ),
    "The kernel counts twice.": lambda n, k, s, p: (n + 2 * p - 2 * k) // s + 1,
    "Kernel and stride are swapped.": lambda n, k, s, p: (n + 2 * p - s) // k + 1,
    "Stride and padding are swapped.": lambda n, k, s, p: (n + 2 * s - k) // p + 1 if p else -1,
    "The kernel is added instead of subtracted.": lambda n, k, s, p: (n + 2 * p + k) // s + 1,
}
TCONV_MISTAKES = {
    "A transposed convolution does not just multiply by the stride: it is (n − 1) · stride, and one kernel.": (
        lambda n, k, s, p, o: n * s
    ),
    "This multiplies by the stride and adds output_padding: it should be (n − 1) · stride, and one kernel.": (
        lambda n, k, s, p, o: n * s + o
    ),
    "The 1 is missing: from the first copy to the last one there are n − 1 strides, not n.": lambda n, k, s, p, o: (
        n * s - 2 * p + k + o
    ),
    "The kernel is missing: the last copy is that long.": lambda n, k, s, p, o: (n - 1) * s - 2 * p + o,
    "A 1 stands in for the kernel: the last copy is `kernel` cells long.": lambda n, k, s, p, o: (
        (n - 1) * s - 2 * p + 1 + o
    ),
    "The kernel is one too short: the last copy is `kernel` cells long.": lambda n, k, s, p, o: (
        (n - 1) * s - 2 * p + k - 1 + o
    ),
    "There is a + 1 too many: that is in the formula of a convolution.": lambda n, k, s, p, o: (
        (n - 1) * s - 2 * p + k + 1 + o
    ),
    "The padding of a transposed convolution is added: it cuts cells off.": lambda n, k, s, p, o: (
        (n - 1) * s + 2 * p + k + o
    ),
    "The padding counts once: it is cut off at both ends.": lambda n, k, s, p, o: (n - 1) * s - p + k + o,
    "The padding of a transposed convolution is ignored.": lambda n, k, s, p, o: (n - 1) * s + k + o,
    "The output_padding is ignored.": lambda n, k, s, p, o: (n - 1) * s - 2 * p + k,
    "The output_padding counts twice: it is added at one end.": lambda n, k, s, p, o: (n - 1) * s - 2 * p + k + 2 * o,
    "The output_padding is subtracted: it makes the output longer.": lambda n, k, s, p, o: (n - 1) * s - 2 * p + k - o,
    "Padding and output_padding are ignored.": lambda n, k, s, p, o: (n - 1) * s + k,
    "The stride of a transposed convolution is ignored.": lambda n, k, s, p, o: n - 1 - 2 * p + k + o,
    "This divides by the stride: a larger stride makes the output larger.": lambda n, k, s, p, o: (
        (n - 1) // s - 2 * p + k + o
    ),
    "This is the formula of a convolution.": lambda n, k, s, p, o: conv(n, k, s, p),
    "This is the formula of a convolution, and output_padding.": lambda n, k, s, p, o: conv(n, k, s, p) + o,
    "The copies stand side by side here: they are `stride` apart, and overlap.": lambda n, k, s, p, o: (
        n * k - 2 * p + o
    ),
    "Kernel and stride are swapped in a transposed convolution.": lambda n, k, s, p, o: (n - 1) * k - 2 * p + s + o,
}


def expect_sizes(function, right, places, what, mistakes):
    """Compare the sizes that a function gives for many places with the right ones."""
    results = [probes.as_array(call(function, *place), what) for place in places]
    if any(result.shape for result in results):
        raise probes.Mistake(f"{what} should be a single number.")
    if len({float(result) for result in results}) == 1:
        raise probes.Mistake(f"{what} is always the same: it depends on what is given.")
    known = {sentence: sizes(wrong, places) for sentence, wrong in mistakes.items()}
    expect_close(results, sizes(right, places), what=what, mistakes=known, tolerance=1e-9)


def expect_defaults(function, right, what):
    """Compare sizes where stride and padding are left out."""
    places = [(n, kernel) for n, kernel in ((9, 4), (12, 1), (5, 5))]
    known = {
        f"{what}: the stride is 1 unless another is given.": sizes(lambda n, k: right(n, k, 2), places),
        f"{what}: the padding is 0 unless another is given.": sizes(lambda n, k: right(n, k, 1, 1), places),
    }
    results = [call(function, *place) for place in places]
    what = f"{what} without stride and padding"
    expect_close(results, sizes(right, places), what=what, mistakes=known, tolerance=1e-9)


@test_case(points=0.5, hidden=True)
def convolution(conv_out):
    expect_sizes(conv_out, conv, CONVOLUTIONS, "The size after a convolution", CONV_MISTAKES)
    for n, k, s, p in CONVOLUTIONS[:6]:
        named = call(conv_out, n=n, kernel=k, stride=s, padding=p)
        expect_close(named, conv(n, k, s, p), what="The size for arguments given by name", tolerance=1e-9)
    expect_defaults(conv_out, conv, "The size after a convolution")


@test_case(points=0.5, hidden=True)
def transposed_convolution(tconv_out):
    expect_sizes(tconv_out, tconv, TRANSPOSED, "The size after a transposed convolution", TCONV_MISTAKES)
    for n, k, s, p, o in TRANSPOSED[:6]:
        named = call(tconv_out, n=n, kernel=k, stride=s, padding=p, output_padding=o)
        expect_close(named, tconv(n, k, s, p, o), what="The size for arguments given by name", tolerance=1e-9)
    expect_defaults(tconv_out, tconv, "The size after a transposed convolution")


@test_case(points=0.5, hidden=True)
def integers(conv_out, tconv_out):
    for n, kernel, stride in ((7, 2, 2), (28, 5, 2), (9, 3, 3), (14, 3, 1)):
        for function in (conv_out, tconv_out):
            size = call(function, n, kernel, stride)
            probes.as_array(size, "The size")  # or else it says what it is
            if not isinstance(size, int | np.integer) or isinstance(size, bool):
                raise probes.Mistake("A size should be an int, such as 14, not 14.0: divide with `//`.")


### END HIDDEN TESTS
