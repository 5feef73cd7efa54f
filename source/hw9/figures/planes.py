"""Animations in two dimensions: convolution without and with padding.

Every `*_steps` function says what the frames show, as plain numbers; every `*_frames` function draws them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from drawing import (
    INPUT,
    KERNEL,
    MUTED,
    OUTPUT,
    STAR,
    TIMES,
    Picture,
    Role,
    Run,
    filled,
    number,
    product_runs,
)
from files import animate
from numpy.typing import NDArray
from PIL import Image

from autograder import references

Array = NDArray[np.float64]
Place = tuple[int, int]

IMAGE = np.array([[1.0, 3, 0, 2, 1], [2, -1, 4, 1, 0], [0, 2, 1, -2, 3], [3, 1, 2, 0, 1]])
KERNEL_2D = np.array([[1.0, 0, 2], [-1, 2, 0], [0, 1, -2]])
PADDED_IMAGE = np.array([[2.0, 1, 3, -1], [4, 0, -2, 1], [1, 3, 2, 5]])


@dataclass(frozen=True)
class PlaneStep:
    """One output: the window's upper left corner, what each channel adds, and the sum of it."""

    place: Place
    windows: Array
    parts: tuple[float, ...]
    output: float


def conv2d_steps(image: Array, kernel: Array, padding: int = 0) -> list[PlaneStep]:
    """List the windows of a 2-D convolution, row by row; image and kernel are (h, w) or (c, h, w)."""
    channels, slices = (array.reshape(-1, *array.shape[-2:]) for array in (image, kernel))
    padded = np.pad(channels, ((0, 0), (padding, padding), (padding, padding)))
    parts = np.array([references.conv2d(plane, part) for plane, part in zip(padded, slices, strict=True)])
    height, width = slices.shape[1:]
    return [
        PlaneStep(
            (row, column),
            padded[:, row : row + height, column : column + width],
            tuple(map(float, parts[:, row, column])),
            float(output),
        )
        for (row, column), output in np.ndenumerate(references.conv2d_channels(channels, slices, padding))
    ]


def _square(place: Place, size: int) -> list[Place]:
    """List the cells of a window."""
    return [(place[0] + row, place[1] + column) for row in range(size) for column in range(size)]


def heading(picture: Picture, center: float, y: float, name: str, shape: Sequence[int], role: Role) -> None:
    """Write the name and the shape of an array above it."""
    picture.runs(center, y, [(name, role.ink), (f"  ({', '.join(map(str, shape))})", MUTED)], size=17)


def draw_window(
    picture: Picture,
    x: float,
    y: float,
    values: Array,
    step: PlaneStep | None,
    size: int,
    side: float,
    padding: int = 0,
) -> None:
    """Draw an image and the window on it."""
    lit = _square(step.place, size) if step else []
    picture.grid(x, y, values, INPUT, side=side, padding=padding, lit=lit)
    if step:
        row, column = step.place
        picture.frame(x + side * column, y + side * row, side * size, side * size, KERNEL)


def draw_kernel(picture: Picture, x: float, y: float, values: Array, side: float, lit: bool) -> None:
    picture.grid(x, y, values, KERNEL, side=side, lit=_square((0, 0), len(values)) if lit else [])


def _convolution_frames(title: str, image: Array, kernel: Array, padding: int, ending: str) -> list[Image.Image]:
    steps, size, side, gap, top, width = conv2d_steps(image, kernel, padding), len(kernel), 50, 66, 104, 840
    output, padded = references.conv2d_padded(image, kernel, padding), np.pad(image, padding)
    columns = padded.shape[1] + size + output.shape[1]
    image_left = (width - side * columns - 2 * gap) / 2
    kernel_left = image_left + side * padded.shape[1] + gap
    output_left = kernel_left + side * size + gap
    bottom = top + side * len(padded)
    middle = (top + bottom) / 2

    def sheet(count: int, step: PlaneStep | None) -> Picture:
        picture = Picture(width, bottom + 142, title, f"output {count} of {len(steps)}" if step else "")
        for x, name, array, drawn, role in (
            (image_left, "image", image, padded, INPUT),
            (kernel_left, "kernel", kernel, kernel, KERNEL),
            (output_left, "output", output, output, OUTPUT),
        ):
            heading(picture, x + side * drawn.shape[1] / 2, top - 20, name, array.shape, role)
        picture.text(kernel_left - gap / 2, middle, STAR, size=30, color=MUTED)
        picture.text(output_left - gap / 2, middle, "=", size=30, color=MUTED)
        draw_window(picture, image_left, top, padded, step, size, side, padding)
        draw_kernel(picture, kernel_left, middle - side * size / 2, kernel, side, lit=step is not None)
        picture.grid(
            output_left,
            middle - side * len(output) / 2,
            filled(output, count),
            OUTPUT,
            side=side,
            lit=[step.place] if step else [],
        )
        if step:
            _sum_of_rows(picture, 270, bottom + 36, step, kernel)
        else:
            picture.text(width / 2, bottom + 70, ending, size=18)
        return picture

    return animate(steps, sheet)


def _sum_of_rows(picture: Picture, x: float, y: float, step: PlaneStep, kernel: Array) -> None:
    """Write the dot product with a line for each row of the kernel."""
    name: list[Run] = [(f"output[{step.place[0]}, {step.place[1]}]", OUTPUT.ink), (" = ", MUTED)]
    total: list[Run] = [(" = ", MUTED), (number(step.output), OUTPUT.ink)]
    for line, (inputs, weights) in enumerate(zip(step.windows[0], kernel, strict=True)):
        picture.runs(x, y + 34 * line, [(" + ", MUTED)] if line else name, ha="right", size=20)
        runs = product_runs(inputs, weights, leading=not line)
        picture.runs(x, y + 34 * line, runs + total if line == len(kernel) - 1 else runs, ha="left", size=20)


def conv2d_frames() -> list[Image.Image]:
    """Convolution in two dimensions, without padding."""
    rows, columns = references.conv2d(IMAGE, KERNEL_2D).shape
    ending = f"the kernel fits in {rows} {TIMES} {columns} places"
    return _convolution_frames("2-D convolution: the window moves row by row", IMAGE, KERNEL_2D, 0, ending)


def conv2d_padding_frames() -> list[Image.Image]:
    """Convolution in two dimensions with one ring of zeros."""
    rows, columns = references.conv2d_padded(PADDED_IMAGE, KERNEL_2D, 1).shape
    ending = f"with one ring of zeros it fits in {rows} {TIMES} {columns} places, as many as there are pixels"
    return _convolution_frames("2-D convolution with padding 1", PADDED_IMAGE, KERNEL_2D, 1, ending)
