"""The animation of the backward pass of a 1-D convolution: two scatter-adds side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from drawing import INK, INPUT, KERNEL, MUTED, OUTPUT, Picture, Role, Run, factor, number
from numpy.typing import NDArray
from PIL import Image
from sequences import KERNEL_1D, SEQUENCE

from autograder import references

Vector = NDArray[np.float64]

LOSS_GRADIENT = np.array([2.0, -1, 0, 3])
WIDTH, SIDE = 880, 54
GRADIENT_Y, FACTOR_Y, SUM_Y, RULE_Y = (
    102,
    202,
    334,
    436,
)  # gradients, what multiplies them, sums, the rule in numbers
LEFT, RIGHT = 84, 522  # where the two halves begin


@dataclass(frozen=True)
class BackwardStep:
    """What one output adds to both gradients, and the gradients afterwards."""

    start: int
    gradient: float
    window: Vector
    to_sequence: Vector
    to_kernel: Vector
    sequence_gradient: Vector
    kernel_gradient: Vector


def conv1d_backward_steps(sequence: Vector, kernel: Vector, gradient: Vector) -> list[BackwardStep]:
    """List the scatter-adds of the backward pass, one an output."""
    steps, places = [], np.arange(len(gradient))
    for start, g in enumerate(gradient):
        window = slice(start, start + len(kernel))
        # the pass is linear in the gradient: with its other entries at zero it yields one contribution,
        # with its later entries at zero the sums so far
        added = references.conv1d_backward(sequence, kernel, np.where(places == start, gradient, 0))
        sums = references.conv1d_backward(sequence, kernel, np.where(places <= start, gradient, 0))
        steps.append(BackwardStep(start, float(g), sequence[window], added[0][window], added[1], *sums))
    return steps


def conv1d_backward_frames() -> list[Image.Image]:
    """The backward pass: each output's gradient flows back over its window and over the kernel."""
    steps = conv1d_backward_steps(SEQUENCE, KERNEL_1D, LOSS_GRADIENT)
    frames = [
        _at_rest(
            "both start at zero",
            0 * SEQUENCE,
            0 * KERNEL_1D,
            "g[i] is the gradient of the loss with respect to output c[i]",
        )
    ]
    frames += [_adding(step, f"output {step.start + 1} of {len(steps)}") for step in steps]
    frames += [
        _at_rest(
            "the sums",
            steps[-1].sequence_gradient,
            steps[-1].kernel_gradient,
            "overlapping windows add up: += and never =",
        )
    ]
    return [frame.image() for frame in frames]


def _sheet(corner: str, lit: tuple[int, ...] = ()) -> Picture:
    """Draw what both halves have in common."""
    picture = Picture(WIDTH, 478, "Backward pass: scatter and add", corner)
    picture.line((WIDTH / 2 + 8, 72), (WIDTH / 2 + 8, 396))
    for start, text in ((LEFT, "to the input"), (RIGHT, "to the kernel")):
        picture.text(start + SIDE * len(SEQUENCE) / 2, 82, text, size=17, color=MUTED)
        offset = SIDE * (len(KERNEL_1D) - 1) / 2
        picture.row(start + offset, GRADIENT_Y, LOSS_GRADIENT, OUTPUT, "g", side=SIDE, lit=lit)
    return picture


def _kernel_left(start: float) -> float:
    """Where a kernel begins that stands in the middle of a half."""
    return start + SIDE * (len(SEQUENCE) - len(KERNEL_1D)) / 2


def _at_rest(corner: str, sequence_gradient: Vector, kernel_gradient: Vector, sentence: str) -> Picture:
    picture = _sheet(corner)
    picture.row(_kernel_left(LEFT), FACTOR_Y, KERNEL_1D, KERNEL, "k", side=SIDE)
    picture.row(RIGHT, FACTOR_Y, SEQUENCE, INPUT, "x", side=SIDE)
    picture.row(LEFT, SUM_Y, sequence_gradient, INPUT, "dx", side=SIDE)
    picture.row(_kernel_left(RIGHT), SUM_Y, kernel_gradient, KERNEL, "dk", side=SIDE)
    picture.text(WIDTH / 2, RULE_Y, sentence, size=18)
    return picture


def _adding(step: BackwardStep, corner: str) -> Picture:
    size, shift = len(KERNEL_1D), SIDE * step.start
    picture, window = _sheet(corner, lit=(step.start,)), range(step.start, step.start + size)
    picture.row(LEFT + shift, FACTOR_Y, KERNEL_1D, KERNEL, "k", side=SIDE, lit=range(size))
    picture.row(RIGHT, FACTOR_Y, SEQUENCE, INPUT, "x", side=SIDE, lit=window)
    picture.row(LEFT, SUM_Y, step.sequence_gradient, INPUT, "dx", side=SIDE, lit=window)
    picture.row(_kernel_left(RIGHT), SUM_Y, step.kernel_gradient, KERNEL, "dk", side=SIDE, lit=range(size))
    for start, y in ((LEFT, SUM_Y), (RIGHT, FACTOR_Y)):
        middle = start + shift + SIDE * size / 2
        picture.arrow((middle, GRADIENT_Y + 58), (middle, FACTOR_Y - 6), color=OUTPUT.line, thickness=2)
        picture.frame(start + shift, y, SIDE * size, SIDE, OUTPUT)
    _signed(picture, LEFT + shift, step.to_sequence)
    _signed(picture, _kernel_left(RIGHT), step.to_kernel)
    _rule(picture, LEFT, f"dx[{step.start}:{step.start + size}]", INPUT, step.gradient, KERNEL_1D, KERNEL)
    _rule(picture, RIGHT, "dk", KERNEL, step.gradient, step.window, INPUT)
    return picture


def _signed(picture: Picture, x: float, values: Vector) -> None:
    """Write what is added above the cells that it is added to."""
    for position, value in enumerate(values):
        sign = "" if value < 0 else "+"
        picture.text(x + (position + 0.5) * SIDE, SUM_Y - 40, sign + number(value), size=18, color=INK)


def _rule(picture: Picture, start: float, name: str, role: Role, gradient: float, values: Vector, other: Role) -> None:
    """Write one scatter-add in numbers: name += g[i] · [values]."""
    runs: list[Run] = [
        (name, role.ink),
        (" += ", MUTED),
        (factor(gradient, leading=True), OUTPUT.ink),
        (" · [", MUTED),
        (", ".join(map(number, values)), other.ink),
        ("]", MUTED),
    ]
    picture.runs(start + SIDE * len(SEQUENCE) / 2, RULE_Y, runs, size=19)
