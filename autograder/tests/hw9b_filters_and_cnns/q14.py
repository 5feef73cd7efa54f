"""q14: a convolution by hand.

An example is worth 0.5; odd filters 1; even ones, numbers with decimals, lists, the shortest and the longest filter,
and inputs that stay as they are 0.5 each. A filter that is not flipped costs its points in the first two only, but a
ready-made convolution earns nothing of what is hidden.
"""

import numpy as np
from otter.test_files import test_case

### BEGIN HIDDEN TESTS
from autograder import probes

### END HIDDEN TESTS
from autograder.probes import call, expect_close

### BEGIN HIDDEN TESTS
from hw9b_probes import library_calls

### END HIDDEN TESTS

OK_FORMAT = False
name = "q14"


@test_case(points=0.5)
def example(convolve_1d):
    """For instance y[0] = x[-1]·h[1] + x[0]·h[0] + x[1]·h[-1] = 0·3 + 1·2 + 2·1."""
    x, h = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 2.0, 3.0])
    expect_close(call(convolve_1d, x, h), [4, 10, 16, 17])


### BEGIN HIDDEN TESTS
READ_AGAIN = {
    "flip": "Flip, shift, multiply, add",
    "padding": "Padding",
    "border": "Padding",
    "zeros beyond": "Padding",
    "": "q14 · convolve_1d · 4 points",
}


def whole_numbers(seed, *sizes):
    """Return float arrays of whole numbers without a zero."""
    rng = np.random.default_rng(seed)
    return [rng.choice([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 5.0, 6.0], size) for size in sizes]


def windows(signal, size):
    """Return all parts of a signal that are `size` long, one a row."""
    return np.lib.stride_tricks.sliding_window_view(signal, size)


def unflipped(x, h):
    """Return what sliding h as it is along the padded signal gives."""
    return windows(np.pad(x, len(h) // 2), len(h))[: len(x)] @ h


def one_by_one(x, h, start, *, order=1):
    """Add the products to an array that begins as `start`, and may hold integers or be the signal itself."""
    y, middle = start.copy(), len(h) // 2
    for i in range(len(x)):
        if start is not x:
            y[i] = 0
        source, total = (y if start is x else x), 0
        for j in range(len(h))[::order]:
            place = i + middle - j
            product = source[place] * h[j] if 0 <= place < len(x) else 0
            total += product
            if start is not x:
                y[i] += product
        if start is x:
            y[i] = total
    return y


def wrapped_on_the_left(x, h):
    """Return what negative places, which Python counts from the end, give."""
    places = np.arange(len(x))[:, None] + len(h) // 2 - np.arange(len(h))
    return np.where(places < len(x), x[np.minimum(places, len(x) - 1)], 0) @ h


def mistakes(x, h):
    """Return sentence → what a well-known mistake makes of a signal and a filter, both float arrays."""
    n, m = len(x), len(h)
    middle, back = m // 2, h[::-1]
    right, full = np.convolve(x, h, "full")[(m - 1) // 2 :][:n], np.convolve(x, h, "full")
    valid = np.convolve(x, h, "valid")
    padded = np.pad(x, middle)
    parts = windows(padded, m)
    wide = windows(np.pad(x, m), m)
    behind, before = np.pad(x, (0, 2 * middle)), np.pad(x, (2 * middle, 0))
    narrow = np.pad(x, 1)
    borders = {
        mode: windows(np.pad(x, middle, mode=mode), m)[:n] @ back for mode in ("edge", "symmetric", "reflect", "wrap")
    }
    off, last = np.append(valid, np.zeros(n - len(valid))), np.arange(n) == n - 1
    centred = np.pad(valid, ((n - len(valid)) // 2, n - len(valid) - (n - len(valid)) // 2))
    return {
        "This is the result of not flipping h: the first number of h belongs to the last of each window.": unflipped(
            x, h
        ),
        "x is flipped instead of h: only the filter is flipped.": windows(np.pad(x[::-1], middle), m)[:n] @ h,
        "x is flipped as well as h: only the filter is flipped.": windows(np.pad(x[::-1], middle), m)[:n] @ back,
        "There is no padding: put M // 2 zeros on both sides of x, so that N outputs fit.": valid,
        "There is no padding, and h is not flipped.": np.convolve(x, back, "valid"),
        "There is no padding, only zeros at the end of the output: pad x with M // 2 zeros on both sides.": off,
        "There is no padding, only zeros around the output: pad x with M // 2 zeros on both sides.": centred,
        "The padding is on the left only, as if the first number of h were h[0]: M // 2 zeros on both sides.": full[:n],
        "The padding is on the left only; it should be M // 2 zeros on both sides.": windows(before, m)[:n] @ back,
        "The padding is M // 2 zeros on the left, none on the right.": windows(padded[: middle + n], m) @ back,
        "The padding is on the right only: M // 2 zeros on both sides.": windows(behind, m)[:n] @ back,
        "The padding is M // 2 zeros on the right, none on the left.": windows(padded[middle:], m) @ back,
        "The output has the full length N + M - 1: keep the N places where h[0] meets x.": full,
        "The output has N + 1 numbers: an even filter fits once more into the padded signal; keep the first N.": (
            parts @ back
        ),
        "An even filter is shifted by one place: the number at place (M − 1) // 2 is h[0].": full[m // 2 :][:n],
        "An even filter is shifted by one place: keep the first N outputs.": (parts @ back)[-n:],
        "The padding is M zeros on both sides: it should be M // 2.": wide[:n] @ back,
        "The padding is M zeros on both sides, too much, and so is the output.": wide @ back,
        "The padding is one zero, whatever the filter: it should be M // 2 on both sides.": (
            windows(narrow, m)[:n] @ back if m <= n + 2 else right
        ),
        "The last number of an even filter is not used.": np.convolve(x, h[: m - 1 + m % 2], "same"),
        "The first number of an even filter is not used.": np.convolve(x, h[(m + 1) % 2 :], "same"),
        "Only three numbers of the filter are used.": np.convolve(x, h[:3], "same"),
        "The border repeats the outermost numbers: there are zeros beyond both ends.": borders["edge"],
        "The border mirrors the signal: there are zeros beyond both ends.": borders["symmetric"],
        "The border mirrors the signal, there are zeros beyond both ends.": borders["reflect"],
        "The signal begins anew beyond its end: there are zeros beyond both ends.": borders["wrap"],
        "A negative place counts from the end of x: there are zeros beyond both ends.": wrapped_on_the_left(x, h),
        "The outputs at the border are left at 0: pad x, then every window counts.": np.where(
            np.arange(n) < middle, 0, np.where(np.arange(n) >= n - (m - 1) // 2, 0, right)
        ),
        "The decimals are lost: the output is an array of integers; make it one of floats.": one_by_one(
            x, h, np.zeros(n, dtype=int)
        ),
        "The decimals are lost, the output is an array of integers; make it one of floats.": one_by_one(
            x, h, np.zeros(n, dtype=int), order=-1
        ),
        "The decimals are cut off: return floats.": np.trunc(right),
        "The decimals are rounded away: return floats.": np.round(right),
        "The decimals of the inputs are lost: leave them floats.": np.convolve(np.trunc(x), np.trunc(h))[
            (m - 1) // 2 :
        ][:n],
        "The products are still separate: add them up for each place.": parts[:n] * back,
        "The products are still separate, and h is not flipped: add them up for each place.": parts[:n] * h,
        "Only the last product survives in each output: add with `+=` instead of `=`.": parts[:n, -1] * h[0],
        "Only the last product survives in each output; add with `+=` instead of `=`.": parts[:n, 0] * h[-1],
        "Everything is added up to one number: return one for each place.": right.sum(),
        "The sum is never set back to 0: start anew at each place.": np.cumsum(right),
        "All products of an output use x[i]: each number of h meets another one of x.": x * h.sum(),
        "The outputs are written into x while it is still needed: write them into a new array.": one_by_one(x, h, x),
        "The result is divided by M: a convolution adds up, it takes no mean.": right / m,
        "The result is divided by the sum of h: just add the products up.": right / (h.sum() or 1.0),
        "The first product of each sum is missing: use all M numbers of h.": right - parts[:n, 0] * h[-1],
        "The last product of each sum is missing: use all M numbers of h.": right - parts[:n, -1] * h[0],
        "The last output is missing: there are N.": right[:-1],
        "The last output is left at 0: i runs up to and including N - 1.": np.where(last, 0, right),
        "Only the first output is there: does the loop end after one place?": right * (np.arange(n) == 0),
        "Only the first output is there, as a number: return all of them.": right[0],
        "There is a dimension too many: the output has shape (N,).": right[:, None],
        "There is one dimension too many: the output has shape (N,).": right[None],
        "The output is in reverse order.": right[::-1],
        "This is the signal as it came in: slide the filter along it.": x,
        "The padded signal is returned: slide the filter along it.": padded,
        "The output is all zeros: no product arrives there.": right * 0,
    }


def numbers(values):
    """Return an argument as a float array."""
    return np.asarray(values, dtype=np.float64)


def outputs(convolve_1d, x, h):
    """Return what the function makes of a signal and a filter, by itself, and whether it changed them."""
    if names := library_calls(convolve_1d, x, h)["names"]:
        raise probes.Mistake(f"`{names[0]}` is ready-made: here you are the library.")
    return probes.call_and_watch(convolve_1d, x, h)


def check(convolve_1d, x, h):
    result, _ = outputs(convolve_1d, x, h)
    compare(result, x, h)


def check_either_way(convolve_1d, x, h):
    result, _ = outputs(convolve_1d, x, h)
    compare_either_way(result, x, h)


def compare(result, x, h):
    x, h = numbers(x), numbers(h)
    expect_close(result, np.convolve(x, h, mode="same"), mistakes=mistakes(x, h))


def compare_either_way(result, x, h):
    """Forgetting to flip is one mistake, and costs its points once: here it passes."""
    if not probes.is_close(probes.as_array(result), unflipped(numbers(x), numbers(h)), 1e-4):
        compare(result, x, h)


@test_case(points=1, hidden=True)
def odd_filters(convolve_1d):
    check(convolve_1d, *whole_numbers(1, 11, 5))
    check(convolve_1d, *whole_numbers(2, 8, 3))


@test_case(points=0.5, hidden=True)
def even_filters(convolve_1d):
    check_either_way(convolve_1d, *whole_numbers(3, 10, 4))
    check_either_way(convolve_1d, *whole_numbers(4, 7, 2))


@test_case(points=0.5, hidden=True)
def decimals(convolve_1d):
    rng = np.random.default_rng(5)
    check_either_way(convolve_1d, rng.normal(scale=3, size=12), rng.normal(scale=3, size=5))
    check_either_way(convolve_1d, np.array([3, 1, 4, 1, 5, 9, 2]), np.array([0.5, 0.75, 1.5]))
    check_either_way(convolve_1d, np.array([0.5, 2.75, 1.5, 4.25, 3.0, 0.75]), np.array([1, 3, 2]))


@test_case(points=0.5, hidden=True)
def lists(convolve_1d):
    x, h = ([int(value) for value in values] for values in whole_numbers(6, 9, 3))
    try:
        check_either_way(convolve_1d, x, h)
    except probes.Raised:
        outputs(convolve_1d, np.array(x), np.array(h))  # or else it has nothing to do with lists
        raise probes.Mistake("Lists must do, too: make arrays of them first.") from None
    check_either_way(convolve_1d, [value / 4 for value in x], [value / 2 for value in h])


@test_case(points=0.5, hidden=True)
def shortest_and_longest_filter(convolve_1d):
    check_either_way(convolve_1d, *whole_numbers(7, 7, 7))
    check_either_way(convolve_1d, *whole_numbers(8, 6, 1))


@test_case(points=0.5, hidden=True)
def inputs_unchanged(convolve_1d):
    x, h = whole_numbers(9, 9, 5)
    for _ in range(2):
        result, changed = outputs(convolve_1d, x, h)
        compare_either_way(result, x, h)
        if changed:
            raise probes.Mistake("`convolve_1d` changes the arrays that it is given: work on a copy.")


### END HIDDEN TESTS
