"""Animations of several channels: those that go into a convolution, and those that come out of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from drawing import FAINT, INPUT, KERNEL, MUTED, OUTPUT, STAR, Picture, Run, factor, filled, number
from files import animate
from PIL import Image
from planes import Array, PlaneStep, conv2d_steps, draw_kernel, draw_window, heading

from autograder import references

CHANNELS = np.array(
    [
        [[1.0, 2, 0, 1], [3, 0, 1, 2], [0, 1, 2, 1]],
        [[2.0, 0, 1, 3], [1, 1, 0, 0], [4, 2, 1, 0]],
        [[0.0, 1, 1, 0], [2, 3, 0, 1], [1, 0, 2, 4]],
    ]
)
CHANNEL_KERNEL = np.array([[[1.0, 0], [2, -1]], [[0.0, 1], [-1, 1]], [[2.0, -1], [0, 1]]])
PAIR = CHANNELS[:2, :, :3]
KERNELS = np.array(
    [
        [[[1.0, -1], [0, 2]], [[0.0, 1], [1, 0]]],
        [[[0.0, 1], [1, 0]], [[2.0, 0], [-1, 1]]],
        [[[-1.0, 0], [1, 1]], [[1.0, 1], [0, -2]]],
    ]
)


def conv2d_outputs_steps(image: Array, kernels: Array) -> list[tuple[int, PlaneStep]]:
    """List the windows of several kernels, kernel by kernel, each with its kernel's index."""
    return [(index, step) for index, kernel in enumerate(kernels) for step in conv2d_steps(image, kernel)]


def conv2d_channels_frames() -> list[Image.Image]:
    """Three input channels: one sum for each channel, and their sum as the only output."""
    steps, output = (
        conv2d_steps(CHANNELS, CHANNEL_KERNEL),
        references.conv2d_channels(CHANNELS, CHANNEL_KERNEL),
    )
    side, pitch, top, width, size = 44, 162, 104, 860, CHANNEL_KERNEL.shape[-1]
    image_left, kernel_left, part_x, output_left = 128, 378, 546, 658
    bottom = top + pitch * 2 + side * CHANNELS.shape[1]
    middle = (top + bottom) / 2
    output_top = middle - side * len(output) / 2

    def channel_row(picture: Picture, channel: int, step: PlaneStep | None) -> None:
        y = top + pitch * channel
        center = y + side * CHANNELS.shape[1] / 2
        picture.text(image_left - 14, center, f"channel {channel}", size=16, color=MUTED, ha="right")
        draw_window(picture, image_left, y, CHANNELS[channel], step, size, side)
        picture.text((image_left + side * CHANNELS.shape[2] + kernel_left) / 2, center, STAR, size=28, color=MUTED)
        draw_kernel(picture, kernel_left, center - side * size / 2, CHANNEL_KERNEL[channel], side, step is not None)
        if step:
            picture.text((kernel_left + side * size + part_x - 24) / 2, center, "=", size=26, color=MUTED)
            picture.text(part_x, center, number(step.parts[channel]), size=24, color=OUTPUT.ink)
            end = (output_left - 14, middle + 12 * (channel - 1))
            picture.arrow((part_x + 28, center), end, color=OUTPUT.line)

    def sheet(count: int, step: PlaneStep | None) -> Picture:
        corner = f"output {count} of {len(steps)}" if step else ""
        picture = Picture(width, bottom + 78, "Three input channels, one output channel", corner)
        heading(picture, image_left + side * CHANNELS.shape[2] / 2, top - 20, "image", CHANNELS.shape, INPUT)
        heading(picture, kernel_left + side * size / 2, top - 20, "kernel", CHANNEL_KERNEL.shape, KERNEL)
        heading(picture, output_left + side * output.shape[1] / 2, output_top - 20, "output", output.shape, OUTPUT)
        picture.grid(
            output_left,
            output_top,
            filled(output, count),
            OUTPUT,
            side=side,
            lit=[step.place] if step else [],
        )
        for channel in range(len(CHANNELS)):
            channel_row(picture, channel, step)
        _sum_of_parts(
            picture,
            bottom + 42,
            step.place if step else (),
            step,
            "each channel has its own slice of the kernel; the three sums become one number",
        )
        return picture

    return animate(steps, sheet)


def _sum_of_parts(picture: Picture, y: float, index: Sequence[int], step: PlaneStep | None, ending: str) -> None:
    """Write the sum over channels or, without a step, a sentence."""
    if step is None:
        picture.text(picture.width / 2, y, ending, size=18)
        return
    runs: list[Run] = [(f"output[{', '.join(map(str, index))}]", OUTPUT.ink), (" = ", MUTED)]
    for channel, part in enumerate(step.parts):
        runs += [(" + ", MUTED)] if channel else []
        runs += [(factor(part, leading=not channel), OUTPUT.ink)]
    picture.runs(picture.width / 2, y, [*runs, (" = ", MUTED), (number(step.output), OUTPUT.ink)])


def conv2d_outputs_frames() -> list[Image.Image]:
    """Several output channels: one kernel after the other, each over all input channels."""
    moves, output = conv2d_outputs_steps(PAIR, KERNELS), references.conv2d_batched(PAIR[None], KERNELS)[0]
    places, size, side, pitch, top, width = output[0].size, KERNELS.shape[-1], 42, 124, 112, 880
    image_left, kernel_left, output_left, slice_pitch = 134, 412, 732, 108
    bottom = top + pitch * 2 + side * size
    middle = (top + bottom) / 2

    def kernel_row(picture: Picture, index: int, count: int, step: PlaneStep | None) -> None:
        y, right = top + pitch * index, kernel_left + slice_pitch + side * size
        picture.text(kernel_left - 14, y + side, f"kernel {index}", size=16, color=MUTED, ha="right")
        for channel, part in enumerate(KERNELS[index]):
            draw_kernel(picture, kernel_left + slice_pitch * channel, y, part, side, lit=step is not None)
        if step:
            picture.frame(kernel_left - 3, y - 3, right - kernel_left + 6, side * size + 6, KERNEL)
        picture.arrow(
            (right + 16, y + side),
            (output_left - 34, y + side),
            thickness=2 if step else 1.6,
            color=OUTPUT.line if step else FAINT,
        )
        picture.text(output_left - 14, y + side, str(index), size=16, color=MUTED, ha="right")
        picture.grid(
            output_left,
            y,
            filled(output[index], max(0, count - places * index)),
            OUTPUT,
            side=side,
            lit=[step.place] if step else [],
        )

    def sheet(count: int, move: tuple[int, PlaneStep] | None) -> Picture:
        active, step = move or (-1, None)
        corner = f"kernel {active}, output {count - places * active} of {places}" if step else ""
        picture = Picture(width, bottom + 82, "Three kernels, three output channels", corner)
        heading(picture, image_left + side * PAIR.shape[2] / 2, top - 24, "image", PAIR.shape, INPUT)
        heading(picture, kernel_left + side * size + 12, top - 24, "kernels", KERNELS.shape, KERNEL)
        heading(picture, output_left + side * output.shape[2] / 2, top - 24, "output", output.shape, OUTPUT)
        for channel, y in enumerate((middle - 18 - side * PAIR.shape[1], middle + 18)):
            center = y + side * PAIR.shape[1] / 2
            picture.text(image_left - 14, center, f"channel {channel}", size=16, color=MUTED, ha="right")
            draw_window(picture, image_left, y, PAIR[channel], step, size, side)
        for index in range(len(KERNELS)):
            kernel_row(picture, index, count, step if index == active else None)
        _sum_of_parts(
            picture,
            bottom + 46,
            (active, *step.place) if step else (),
            step,
            f"{len(KERNELS)} kernels of {len(PAIR)} channels each: {len(output)} output channels",
        )
        return picture

    return animate(moves, sheet)
