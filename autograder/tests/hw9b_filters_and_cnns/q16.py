"""q16: a Gaussian filter. An example, even sizes, other widths, and the smallest sizes, 0.5 each."""

import numpy as np
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q16"


@test_case(points=0.5)
def three_by_three(gaussian_filter):
    corner, edge, middle = 0.011344, 0.083820, 0.619347
    expected = [[corner, edge, corner], [edge, middle, edge], [corner, edge, corner]]
    expect_close(call(gaussian_filter, 0.5, 3), expected, what="The filter for sigma 0.5 and size 3", tolerance=1e-5)


### BEGIN HIDDEN TESTS
READ_AGAIN = {"one-dimensional": "Two dimensions", "": "q16 · gaussian_filter · 2 points"}


def bell(u, sigma):
    return np.exp(-0.5 * np.square(u / sigma))


def square(row):
    """Return the products of a row with itself, divided by their sum."""
    products = np.outer(row, row)
    return products / products.sum()


def mistakes(sigma, size):
    u = np.linspace(-1, 1, size) if size > 1 else np.zeros(1)
    row = bell(u, sigma)
    products, pixels, ones = np.outer(row, row), np.arange(size) - (size - 1) / 2, np.ones(size)
    distance = np.hypot(*np.meshgrid(u, u))
    slanted, inverse = np.exp(-distance / (2 * sigma**2)), np.exp(np.square(distance) / (2 * sigma**2))
    return {
        "The weights are not divided by their sum: a picture becomes brighter.": products,
        "The weights are divided by the largest of them: divide by their sum.": products / products.max(),
        "The weights are divided by size²: divide by their sum.": products / size**2,
        "The weights are divided by their mean: divide by their sum.": products / products.mean(),
        "The weights are divided by 2π·sigma², the integral over the whole plane: divide by their sum.": (
            products / (2 * np.pi * sigma**2)
        ),
        "The weights are divided by the sum of each row: divide by the sum of all.": products
        / products.sum(axis=1, keepdims=True),
        "Sigma is taken in pixels: u and v go from −1 to 1 over the window.": square(bell(pixels, sigma)),
        "The coordinates go from 0 to 1: let u and v go from −1 to 1.": square(bell((u + 1) / 2, sigma)),
        "The coordinates go from −0.5 to 0.5: let u and v go from −1 to 1.": square(bell(u / 2, sigma)),
        "The last coordinate is not 1: use linspace(−1, 1, size), both ends included.": square(
            bell(np.linspace(-1, 1, size, endpoint=False), sigma)
        ),
        "The 2 in the exponent is missing: it is (u² + v²) / (2 sigma²).": square(np.exp(-np.square(u / sigma))),
        "Sigma is not squared in the exponent: it is (u² + v²) / (2 sigma²).": square(
            np.exp(-np.square(u) / (2 * sigma))
        ),
        "The distance from the middle is not squared: the exponent has u² + v².": slanted / slanted.sum(),
        "The sign of the exponent is missing: weights fall towards the border.": inverse / inverse.sum(),
        "This is a one-dimensional filter: return (size, size).": row / row.sum(),
        "Only one coordinate is used: the exponent has u² + v².": np.outer(row, ones) / (size * row.sum()),
        "Only one of the coordinates is used: the exponent has u² + v².": np.outer(ones, row) / (size * row.sum()),
        "All weights are equal: this is a box.": np.outer(ones, ones) / size**2,
        "The weights are made whole numbers: return floats.": products * 0,
        "The filter has 2·size + 1 rows: `size` is the whole window, not its half.": square(
            bell(np.linspace(-1, 1, 2 * size + 1), sigma)
        ),
    }


def check(gaussian_filter, sigma, size):
    row = bell(np.linspace(-1, 1, size) if size > 1 else np.zeros(1), sigma)
    result = call(gaussian_filter, sigma, size)
    expect_close(result, square(row), what="The filter", mistakes=mistakes(sigma, size), tolerance=1e-5)


@test_case(points=0.5, hidden=True)
def even_sizes(gaussian_filter):
    check(gaussian_filter, 0.5, 8)
    check(gaussian_filter, 0.3, 4)


@test_case(points=0.5, hidden=True)
def other_widths(gaussian_filter):
    for sigma in (0.2, 0.8, 5):
        check(gaussian_filter, sigma, 7)


@test_case(points=0.5, hidden=True)
def the_smallest_sizes(gaussian_filter):
    check(gaussian_filter, 0.4, 2)
    check(gaussian_filter, 0.7, 1)


### END HIDDEN TESTS
