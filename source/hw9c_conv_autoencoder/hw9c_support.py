"""What this lab's notebook imports besides hw9_support: stamping by transposed convolutions, and what blocks are left.

    from hw9c_support import *

Functions that draw return a Figure, for `show(figure, alt=…)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.animation import FuncAnimation
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from hw9_pictures import COLORS, show_interactive

__all__ = ["block_table", "constant_responses", "error_by_position", "error_maps", "overlap_maps", "show_stamping"]
__all__ += ["stamping_figure", "stamping_film"]

Floats = NDArray[np.float64]
Decoder = Callable[[Tensor], Tensor]

INPUTS = 4
LARGEST = 5, 3  # kernel and stride that the sheet has room for
FILM = ((2, 2), (3, 2), (4, 2))  # kernel and stride

# --- stamping ---------------------------------------------------------------------------------------------------------


def stamping_figure(kernel: int, stride: int, inputs: int = INPUTS) -> Figure:
    """Draw how a transposed convolution along one axis makes its output of four cells, and how many reach each cell.

    Args:
        kernel: cells of the kernel, 1 to 5.
        stride: cells from one copy of it to the next, 1 to 3.
        inputs: how many of the four cells have stamped their copy, 0 to 4.

    Raises:
        ValueError: a number is out of range.
    """
    figure, axes = _sheet()
    _draw_stamps(axes, kernel, stride, inputs)
    return figure


def stamping_film(settings: Sequence[tuple[int, int]] = FILM, seconds: float = 0.9) -> FuncAnimation:
    """Return the stamping as an animation, for each pair of kernel and stride one copy after another.

    As a file: `stamping_film().save("stamping.gif", writer="pillow")`.
    """
    figure, axes = _sheet()
    drawn: list[Artist] = []
    steps = [(*pair, inputs) for pair in settings for inputs in (*range(1, INPUTS + 1), INPUTS)]  # the last one stays

    def draw(step: int) -> list[Artist]:
        while drawn:
            drawn.pop().remove()
        drawn.extend(_draw_stamps(axes, *steps[step]))
        return drawn

    return FuncAnimation(
        figure, draw, init_func=lambda: drawn, frames=len(steps), interval=1000 * seconds, repeat=False
    )


def show_stamping() -> None:
    """Show `stamping_figure` with sliders for its arguments; that of kernel 3 and stride 2 without widgets."""

    def draw(kernel: int, stride: int, inputs: int) -> tuple[Figure, str]:
        counts = ", ".join(map(str, _counts(kernel, stride, inputs)))
        alt = f"{inputs} copies of a kernel of {kernel}, {stride} apart; the cells of the output get {counts} copies."
        return stamping_figure(kernel, stride, inputs), alt

    def sliders(widgets: Any) -> list[Any]:
        bounds = [("kernel", 1, LARGEST[0], 3), ("stride", 1, LARGEST[1], 2), ("copies", 0, INPUTS, INPUTS)]
        return [
            widgets.IntSlider(value, min=low, max=high, description=name, layout={"width": "220px"})
            for name, low, high, value in bounds
        ]

    show_interactive(draw, sliders, start=(3, 2, INPUTS))


def _counts(kernel: int, stride: int, inputs: int) -> list[int]:
    """Return how many of the first copies reach each cell of the whole output."""
    places = [cell * stride for cell in range(inputs)]
    length = (INPUTS - 1) * stride + kernel
    return [sum(start <= cell < start + kernel for start in places) for cell in range(length)]


def _sheet() -> tuple[Figure, tuple[Axes, Axes]]:
    figure, (above, below) = plt.subplots(2, 1, figsize=(8, 4.2), height_ratios=[1.5, 1], sharex=True)
    figure.subplots_adjust(left=0.07, right=0.98, top=0.9, bottom=0.11, hspace=0.12)
    cells = (INPUTS - 1) * LARGEST[1] + LARGEST[0]
    above.set(xlim=(-0.7, cells - 0.3), ylim=(-0.3, INPUTS + 1.6), yticks=[])
    above.spines[:].set_visible(False)
    above.tick_params(length=0, labelbottom=False)
    below.set(ylim=(0, 5.6), yticks=range(6), ylabel="copies", xlabel="cell of the output")
    below.set_xticks(range(cells))
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure, (above, below)


def _draw_stamps(axes: tuple[Axes, Axes], kernel: int, stride: int, inputs: int) -> list[Artist]:
    if not (1 <= kernel <= LARGEST[0] and 1 <= stride <= LARGEST[1] and 0 <= inputs <= INPUTS):
        raise ValueError("A kernel has 1 to 5 cells, a stride 1 to 3, and there are 0 to 4 copies.")
    above, below = axes
    counts = _counts(kernel, stride, inputs)
    title = f"kernel {kernel}, stride {stride}"
    drawn: list[Artist] = [above.text(0.5, 1.04, title, ha="center", fontsize=12, transform=above.transAxes)]
    for cell in range(INPUTS):
        color, start, height = COLORS[cell], cell * stride, INPUTS - 1 - cell
        middle = start + (kernel - 1) / 2
        drawn.append(above.text(middle, INPUTS + 0.9, f"x[{cell}]", ha="center", color=color, weight="bold"))
        if cell < inputs:
            drawn += above.bar(range(start, start + kernel), 0.8, 0.92, height, color=color, alpha=0.75)
            drawn.append(above.vlines(middle, height + 0.85, INPUTS + 0.7, color=color, linestyle=":", linewidth=1))
    bars = below.bar(
        range(len(counts)), counts, 0.92, color=[COLORS[5] if n == max(counts) else "0.75" for n in counts]
    )
    return [*drawn, *bars, *below.bar_label(bars)]


# --- overlap in two dimensions ----------------------------------------------------------------------------------------


def overlap_maps(counts: Mapping[str, ArrayLike]) -> Figure:
    """Draw how many cells reach each pixel of a transposed convolution's output, from the counts along one axis.

    Args:
        counts: title → integers (n,), the same along both axes; their outer product is the picture.
    """
    figure, axes = plt.subplots(1, len(counts), figsize=(3 * len(counts), 3.2), squeeze=False, layout="constrained")
    pictures = [np.outer(np.asarray(each), np.asarray(each)) for each in counts.values()]
    largest = max(int(picture.max()) for picture in pictures)
    for axis, title, picture in zip(axes.flat, counts, pictures, strict=True):
        image = axis.imshow(picture, vmin=0, vmax=largest, cmap="viridis")
        axis.set_title(title, fontsize=10)
        axis.axis("off")
    figure.colorbar(image, ax=axes, ticks=range(largest + 1), label="copies")
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure


# --- what is left of it in pictures -----------------------------------------------------------------------------------


def constant_responses(decoders: Mapping[str, Decoder], shape: Sequence[int] = (4, 7, 7), value: float = 0.7) -> Figure:
    """Draw what decoders make of a code that is the same everywhere.

    Args:
        decoders: title → a module on the CPU from codes (n, maps, height, width) to images (n, 1, 28, 28).
        shape: of a code.
        value: that all its numbers have.
    """
    figure, axes = plt.subplots(
        1, len(decoders), figsize=(3.4 * len(decoders), 3.2), squeeze=False, layout="constrained"
    )
    for axis, (title, decoder) in zip(axes.flat, decoders.items(), strict=True):
        with torch.no_grad():
            response = decoder(torch.full((1, *shape), value))[0, 0].numpy()
        figure.colorbar(axis.imshow(response, cmap="gray"), ax=axis)  # each on a scale of its own: its pattern counts
        axis.set_title(title, fontsize=10)
        axis.axis("off")
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure


def block_table(images: ArrayLike, period: int = 4) -> dict[str, float]:
    """Return how rough images are at the borders of their blocks and inside of them.

    A step is the absolute difference of a pixel and the next one in its row or column. Only steps that start in the
    middle of a square image count, at rows and columns from `period` to height − period − 1: the rim is black.

    Args:
        images: (n, 1, height, height), or (n, height, height), on any device; height is a multiple of `period`.
        period: rows, and columns, of a block.

    Returns:
        `border`, the mean step across borders of blocks; `inside`, the mean step within blocks; `ratio`, the first by
        the second: about 1 where blocks leave no trace.
    """
    array = _images(images)
    size = array.shape[1]
    at_border = np.arange(size - 2 * period) % period == period - 1
    border, inside = [], []
    for turned in (array, array.swapaxes(1, 2)):
        steps = np.diff(turned, axis=2)[:, period : size - period, period : size - period]
        border.append(np.abs(steps[:, :, at_border]).ravel())
        inside.append(np.abs(steps[:, :, ~at_border]).ravel())
    means = [float(np.concatenate(parts).mean()) for parts in (border, inside)]
    return {"border": means[0], "inside": means[1], "ratio": means[0] / means[1]}


def error_by_position(originals: ArrayLike, reconstructions: ArrayLike, period: int = 4) -> Floats:
    """Return the mean squared error of each position within the blocks of images, an array (period, period).

    Args:
        originals, reconstructions: (n, 1, height, width), or (n, height, width), multiples of `period`.
    """
    squared = (_images(originals) - _images(reconstructions)) ** 2
    n, height, width = squared.shape
    blocks = squared.reshape(n, height // period, period, width // period, period)
    means: Floats = blocks.mean(axis=(0, 1, 3))
    return means


def error_maps(errors: Mapping[str, ArrayLike]) -> Figure:
    """Draw the errors by position in a block, arrays (p, p) by title, on one scale and with their values."""
    figure, axes = plt.subplots(1, len(errors), figsize=(3.4 * len(errors), 3), squeeze=False, layout="constrained")
    arrays = [np.asarray(each, dtype=float) for each in errors.values()]
    largest = max(float(array.max()) for array in arrays)
    for axis, title, array in zip(axes.flat, errors, arrays, strict=True):
        image = axis.imshow(array, vmin=0, vmax=largest, cmap="viridis")
        for (row, column), error in np.ndenumerate(array):
            ink = "black" if error > 0.6 * largest else "white"
            axis.text(column, row, f"{1000 * error:.1f}", ha="center", va="center", color=ink)
        axis.set_title(title, fontsize=10)
        axis.axis("off")
    figure.colorbar(image, ax=axes, label="mean squared error")
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure


def _images(images: ArrayLike | Iterable[ArrayLike]) -> Floats:
    """Return images as floats (n, height, width)."""
    array = np.asarray(images.detach().cpu() if isinstance(images, Tensor) else images, dtype=float)
    return array.reshape(-1, *array.shape[-2:])
