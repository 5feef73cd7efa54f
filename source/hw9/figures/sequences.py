"""Animations in one dimension: convolution, padding, max-pooling and strides.

Every `*_steps` function says what the frames show, as plain numbers; every `*_frames` function draws them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from drawing import (
    INPUT,
    KERNEL,
    MUTED,
    OUTPUT,
    Picture,
    Run,
    filled,
    number,
    product_runs,
)
from files import animate
from numpy.typing import NDArray
from PIL import Image

from autograder import references

Vector = NDArray[np.float64]

SEQUENCE = np.array([3.0, 1, -2, 4, 2, -1])
KERNEL_1D = np.array([2.0, -1, 1])
PADDED_SEQUENCE = np.array([4.0, -1, 2, 3, 1])
PADDED_KERNEL = np.array([1.0, -1, 2])
POOLED_SEQUENCE = np.array([2.0, 6, 1, -3, -5, -2, 4, 0])
STRIDED_SEQUENCE = np.array([5.0, 1, 4, 2, 0, 7, 3, 6, 2, 9])
POOL_SIZE = 3
STRIDES = (2, 3)
SIDE = 62  # of a cell, in pixels


@dataclass(frozen=True)
class WindowStep:
    """One output: where its window starts, what stands in it, and the output itself."""

    start: int
    window: Vector
    output: float

    @property
    def largest(self) -> int:
        """Where in the sequence the maximum stands."""
        return self.start + int(np.argmax(self.window))


def conv1d_steps(sequence: Vector, kernel: Vector, padding: int = 0) -> list[WindowStep]:
    """List the windows of a 1-D convolution in order."""
    padded, size = np.pad(sequence, padding), len(kernel)
    outputs = references.conv1d(padded, kernel)
    return [WindowStep(start, padded[start : start + size], float(c)) for start, c in enumerate(outputs)]


def maxpool1d_steps(sequence: Vector, pool_size: int, stride: int) -> list[WindowStep]:
    """List the windows of a 1-D max-pooling in order."""
    outputs = references.maxpool1d(sequence, pool_size, stride)
    return [
        WindowStep(start, sequence[start : start + pool_size], float(c))
        for start, c in zip(range(0, stride * len(outputs), stride), outputs, strict=True)
    ]


def _indices(picture: Picture, x: float, y: float, count: int) -> None:
    for index in range(count):
        picture.text(x + (index + 0.5) * SIDE, y, str(index), size=14, color=MUTED)


def _progress(steps: list[WindowStep], count: int) -> str:
    return f"output {count} of {len(steps)}" if count <= len(steps) else ""


def _convolution_frames(title: str, sequence: Vector, kernel: Vector, padding: int, ending: str) -> list[Image.Image]:
    """Draw the kernel below its window, step by step, and one last frame without a window."""
    steps = conv1d_steps(sequence, kernel, padding)
    outputs, padded, size = np.array([step.output for step in steps]), np.pad(sequence, padding), len(kernel)
    width = 760
    left = (width - SIDE * len(padded)) / 2
    output_left = left + SIDE * (size - 1) / 2  # an output stands below the middle of its window

    def sheet(count: int, step: WindowStep | None) -> Picture:
        picture = Picture(width, 440, title, _progress(steps, count))
        _indices(picture, left + SIDE * padding, 88, len(sequence))
        window = range(step.start, step.start + size) if step else ()
        picture.row(left, 102, padded, INPUT, "x", side=SIDE, lit=window, padding=padding)
        picture.row(output_left, 300, filled(outputs, count), OUTPUT, "c", side=SIDE, lit=[step.start] if step else [])
        _indices(picture, output_left, 376, len(outputs))
        if step:
            _kernel_below(picture, left + SIDE * step.start, kernel)
            picture.runs(width / 2, 412, _dot_product_runs(step, kernel))
        else:
            picture.row((width - SIDE * size) / 2, 188, kernel, KERNEL, "k", side=SIDE)
            picture.text(width / 2, 412, ending, size=18)
        return picture

    return animate(steps, sheet)


def _kernel_below(picture: Picture, x: float, kernel: Vector) -> None:
    """Draw the window, the kernel below it, and the way to the output."""
    size = len(kernel)
    picture.frame(x, 102, SIDE * size, SIDE, KERNEL)
    for column in range(size):
        picture.text(x + (column + 0.5) * SIDE, 176, "·", size=36, color=KERNEL.ink)
    picture.row(x, 188, kernel, KERNEL, "k", side=SIDE, lit=range(size))
    middle = x + SIDE * size / 2
    picture.arrow((middle, 258), (middle, 296), color=OUTPUT.line, thickness=2)


def _dot_product_runs(step: WindowStep, kernel: Vector) -> list[Run]:
    name: list[Run] = [(f"c[{step.start}]", OUTPUT.ink), (" = ", MUTED)]
    return [*name, *product_runs(step.window, kernel), (" = ", MUTED), (number(step.output), OUTPUT.ink)]


def conv1d_frames() -> list[Image.Image]:
    """Convolution without padding: a dot product that moves."""
    places = len(conv1d_steps(SEQUENCE, KERNEL_1D))
    ending = f"{len(SEQUENCE)} inputs and a kernel of {len(KERNEL_1D)}: {places} places, {places} outputs"
    return _convolution_frames("Convolution: multiply, add, move on", SEQUENCE, KERNEL_1D, 0, ending)


def conv1d_padding_frames() -> list[Image.Image]:
    """The same with one zero at either end, which keeps the length."""
    places = len(conv1d_steps(PADDED_SEQUENCE, PADDED_KERNEL, padding=1))
    ending = f"one zero at either end: {len(PADDED_SEQUENCE)} inputs, {places} outputs"
    return _convolution_frames("Convolution with padding 1", PADDED_SEQUENCE, PADDED_KERNEL, 1, ending)


def maxpool1d_frames() -> list[Image.Image]:
    """Max-pooling at stride 1; one window holds negative numbers only."""
    steps = maxpool1d_steps(POOLED_SEQUENCE, POOL_SIZE, stride=1)
    outputs, width = np.array([step.output for step in steps]), 760
    left = (width - SIDE * len(POOLED_SEQUENCE)) / 2 + 10
    output_left = left + SIDE * (POOL_SIZE - 1) / 2

    def sheet(count: int, step: WindowStep | None) -> Picture:
        picture = Picture(width, 360, f"Max-pooling, pool size {POOL_SIZE}, stride 1", _progress(steps, count))
        _indices(picture, left, 88, len(POOLED_SEQUENCE))
        picture.row(left, 102, POOLED_SEQUENCE, INPUT, "x", side=SIDE, lit=[step.largest] if step else [])
        picture.row(output_left, 220, filled(outputs, count), OUTPUT, "c", side=SIDE, lit=[step.start] if step else [])
        _indices(picture, output_left, 296, len(outputs))
        if step:
            _pooling_window(picture, left + SIDE * step.start, 216)
            picture.runs(width / 2, 332, _maximum_runs(step, step.start))
        else:
            ending = f"{len(POOLED_SEQUENCE)} inputs, {len(outputs)} outputs; a maximum may well be negative"
            picture.text(width / 2, 332, ending, size=18)
        return picture

    return animate(steps, sheet)


def _pooling_window(picture: Picture, x: float, end: float) -> None:
    """Draw the window and the way to the output."""
    picture.frame(x, 102, SIDE * POOL_SIZE, SIDE, KERNEL)
    middle = x + SIDE * POOL_SIZE / 2
    picture.arrow((middle, 172), (middle, end), color=OUTPUT.line, thickness=2)


def _maximum_runs(step: WindowStep, index: int) -> list[Run]:
    return [
        (f"c[{index}]", OUTPUT.ink),
        (" = max(", MUTED),
        (", ".join(map(number, step.window)), INPUT.ink),
        (") = ", MUTED),
        (number(step.output), OUTPUT.ink),
    ]


def strides_frames() -> list[Image.Image]:
    """Max-pooling at longer strides, compared with stride 1: which outputs are kept."""
    x, width, left = STRIDED_SEQUENCE, 880, 130
    output_left = left + SIDE * (POOL_SIZE - 1) / 2
    every = np.array([step.output for step in maxpool1d_steps(x, POOL_SIZE, stride=1)])
    moves = [(stride, step) for stride in STRIDES for step in maxpool1d_steps(x, POOL_SIZE, stride)]

    def sheet(count: int, move: tuple[int, WindowStep] | None) -> Picture:
        title = f"Strides: the window of {POOL_SIZE} takes longer steps"
        picture = Picture(width, 530, title, f"stride {move[0]}" if move else "")
        _indices(picture, left, 88, len(x))
        picture.row(left, 102, x, INPUT, "x", side=SIDE, lit=[move[1].largest] if move else [])
        picture.row(output_left, 204, every, OUTPUT, "stride 1", side=SIDE, lit=[move[1].start] if move else [])
        for y, stride in zip((300, 380), STRIDES, strict=True):
            starts = [step.start for each, step in moves[:count] if each == stride]
            kept = np.full(len(every), np.nan)
            kept[starts] = every[starts]
            lit = [move[1].start] if move and move[0] == stride else []
            picture.row(output_left, y, kept, OUTPUT, f"stride {stride}", side=SIDE, lit=lit)
            picture.text(
                output_left + SIDE * len(every) + 14,
                y + SIDE / 2,
                f"[{', '.join(map(number, every[starts]))}]",
                color=OUTPUT.ink,
                size=19,
                ha="left",
            )
        if move:
            stride, step = move
            index = step.start // stride
            _pooling_window(picture, left + SIDE * step.start, 202)
            rule: Run = (f"output {index} starts at {index} · {stride} = {step.start}:   ", MUTED)
            picture.runs(width / 2, 492, [rule, *_maximum_runs(step, index)], size=20)
        else:
            counts = [f"{sum(each == stride for each, _ in moves)} at stride {stride}" for stride in STRIDES]
            ending = f"{len(x)} inputs: {len(every)} outputs at stride 1, {', '.join(counts)}"
            picture.text(width / 2, 492, ending, size=18)
        return picture

    return animate(moves, sheet)
