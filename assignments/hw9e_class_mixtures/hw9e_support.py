"""What this lab's notebook imports besides hw9_support: a canvas of images, mixtures and morphs, output padding.

    from hw9e_support import *

Functions that draw return a Figure, for `show(figure, alt=…)`. Widgets are imported only when one is shown.
"""

from __future__ import annotations

import base64
import html
import io
import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.animation import FuncAnimation
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn

from hw9_pictures import COLORS, in_notebook, show, show_images, show_strips

__all__ = ["mixture_strip", "morph", "morph_strip", "output_padding_film", "output_padding_frame", "pixel_means"]
__all__ += ["show_canvas", "show_mixture", "show_morph", "show_output_padding", "transposed_sums"]

Floats = NDArray[np.float64]

# --- many images on one canvas ----------------------------------------------------------------------------------------


def show_canvas(array: ArrayLike, row_labels: Iterable[object] = (), col_labels: Iterable[object] = ()) -> Figure:
    """Draw one grey picture, or rows of images side by side without gaps; 0 is black and 1 is white, whatever it holds.

    Args:
        array: a picture (height, width), or images (rows, columns, height, width); tensor, on any device, or array.
        row_labels: one for each row of images, written on the left; as many equal bands if `array` is one picture.
        col_labels: one for each column of images, written above.

    Raises:
        ValueError: the shape is another, or there are not as many labels as rows or columns.
    """
    images = np.asarray(array.detach().cpu() if isinstance(array, Tensor) else array, dtype=float)
    rows, columns = [str(label) for label in row_labels], [str(label) for label in col_labels]
    if images.size == 0 or images.ndim not in (2, 4):
        raise ValueError(f"A canvas is (height, width) or (rows, columns, height, width), not {images.shape}.")
    if images.ndim == 4:
        for names, count, kind in ((rows, images.shape[0], "rows"), (columns, images.shape[1], "columns")):
            if names and len(names) != count:
                raise ValueError(f"There are {count} {kind} of images, but {len(names)} labels.")
        images = np.concatenate(np.concatenate(images, axis=1), axis=1)  # rows below, columns beside each other
    height, width = images.shape
    figure, axis = plt.subplots(figsize=(8, max(8 * height / width, 1)), layout="constrained")
    axis.imshow(images, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    axis.xaxis.tick_top()
    axis.set_xticks(_middles(width, len(columns)), columns)
    axis.set_yticks(_middles(height, len(rows)), rows)
    axis.tick_params(length=0)
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure


def _middles(length: int, parts: int) -> list[float]:
    """Return the middle of each of some equal parts of an axis of pixels, of which the first reaches from −0.5."""
    return [(part + 0.5) * length / parts - 0.5 for part in range(parts)]


# --- means, mixtures, morphs ------------------------------------------------------------------------------------------


def pixel_means(images: Tensor, labels: Tensor, n_classes: int = 10) -> Tensor:
    """Return the mean picture of each class, without any network.

    Args:
        images: (n, 1, 28, 28), or of any other shape (n, …).
        labels: (n,) integers from 0 to n_classes − 1.

    Returns:
        (n_classes, 1, 28, 28); NaN for a class without samples.
    """
    return torch.stack([images[labels == label].mean(0) for label in range(n_classes)])


def morph(decoder: nn.Module, start: Tensor, end: Tensor, frames: int = 24) -> Tensor:
    """Return what a decoder makes of the codes on the straight line from one code to another.

    Args:
        decoder: codes (n, K) to images (n, 1, 28, 28), on the device of the codes; its mode stays as it is.
        start, end: two codes (K,).
        frames: how many codes, in equal steps, both ends included; at least 2.

    Returns:
        Images (frames, 1, 28, 28), on the CPU, without gradients.
    """
    t = torch.linspace(0, 1, frames, device=start.device)[:, None]
    return _decode(decoder, (1 - t) * start + t * end)


def morph_strip(decoder: nn.Module, start: Tensor, end: Tensor, frames: int = 10) -> Figure:
    """Draw a morph as a row of images; see `morph`."""
    return show_strips(morph(decoder, start, end, frames), normalized=False)


def mixture_strip(decoder: nn.Module, means: Tensor, pictures: Tensor, a: int, b: int) -> Figure:
    """Draw three ways to mix two classes, between what the decoder makes of their mean codes.

    Args:
        decoder: codes (n, K) to images (n, 1, 28, 28), on the device of `means`; its mode stays as it is.
        means: the mean code of each class, (C, K).
        pictures: the mean picture of each class, (C, 1, 28, 28).
        a, b: two classes, 0 to C − 1.
    """
    first, last, middle = _decode(decoder, torch.stack([means[a], means[b], (means[a] + means[b]) / 2]))
    pixels = (pictures[a] + pictures[b]).cpu() / 2
    titles = [f"decoded\nmean of {a}", "mean of\npictures", "mean of\ndecoded means", "decoded mean\nof both codes"]
    images = torch.stack([first, pixels, (first + last) / 2, middle, last])
    return show_images(images, titles=[*titles, f"decoded\nmean of {b}"], columns=5, normalized=False)


def show_mixture(decoder: nn.Module, means: Tensor, pictures: Tensor) -> None:
    """Show a `mixture_strip` with two drop-downs for the classes; that of 3 and 8 without widgets.

    A plain script shows nothing.
    """
    alt = "Decoded mean code of {a}, mean of the pictures of {a} and {b}, mean of both decoded means, decoded mean of "
    alt += "both codes, decoded mean code of {b}."

    def draw(a: int, b: int) -> str:
        return _img(mixture_strip(decoder, means, pictures, a, b), alt.format(a=a, b=b))

    if (widgets := _widgets(lambda: mixture_strip(decoder, means, pictures, 3, 8), alt.format(a=3, b=8))) is not None:
        _show_controls(widgets, [_choice(widgets, "a", len(means), 3), _choice(widgets, "b", len(means), 8)], draw)


def show_morph(decoder: nn.Module, means: Tensor, frames: int = 24) -> None:
    """Show a `morph` between two mean codes: drop-downs for the classes, a slider and a play button for the frames.

    Without widgets, a `morph_strip` from 4 to 9; a plain script shows nothing.
    """
    alt = "Ten decoded codes on the straight line from the mean code of 4 to that of 9."

    def draw(a: int, b: int, frame: int) -> str:
        t = frame / (frames - 1)
        (image,) = _decode(decoder, ((1 - t) * means[a] + t * means[b])[None])
        words = f"{1 - t:.0%} of the mean code of {a}, {t:.0%} of that of {b}"
        return f"{_img(show_images(image, columns=1, normalized=False), f'Decoded: {words}.')}<br>{words}"

    widgets = _widgets(lambda: morph_strip(decoder, means[4], means[9]), alt)
    if widgets is None:
        return
    slider = widgets.IntSlider(0, min=0, max=frames - 1, description="frame", continuous_update=True)
    play = widgets.Play(min=0, max=frames - 1, interval=200)
    widgets.jslink((play, "value"), (slider, "value"))
    controls = [_choice(widgets, "from", len(means), 4), _choice(widgets, "to", len(means), 9), slider]
    _show_controls(widgets, controls, draw, play)


def _decode(decoder: nn.Module, codes: Tensor) -> Tensor:
    """Return decoded codes in evaluation mode, on the CPU; leave the modes of all layers as they are."""
    in_training = [module for module in decoder.modules() if module.training]
    try:
        with torch.no_grad():
            images: Tensor = decoder.eval()(codes).cpu()
    finally:
        for module in in_training:
            module.training = True
    return images


# --- output padding ---------------------------------------------------------------------------------------------------

SIGNAL, KERNEL = (1, 2, 0, 1, 3, 1, 2), (1, 2, 3, 2, 1)
STRIDE = 2


def transposed_sums(x: ArrayLike, h: ArrayLike, stride: int = STRIDE, inputs: int | None = None) -> Floats:
    """Return what the inputs x (n,) leave when each adds itself times the kernel h (k,), `stride` cells further on.

    Nothing is trimmed: ((n − 1) · stride + k,). With `inputs`, only the first so many have added theirs.
    """
    x, h = np.asarray(x, dtype=float), np.asarray(h, dtype=float)
    sums = np.zeros((len(x) - 1) * stride + len(h))
    for place, value in enumerate(x[:inputs]):
        sums[place * stride : place * stride + len(h)] += value * h
    return sums


def output_padding_frame(step: int) -> Figure:
    """Draw a step of how seven numbers become fourteen: kernel 5, stride 2, padding 2, output padding 1.

    Steps 0 to 7: that many inputs have stamped their kernels; 8: two cells are trimmed at each end; 9: the extra cell
    of output padding; 10: a convolution makes seven numbers of 13 as of 14.

    Raises:
        ValueError: there is no such step.
    """
    figure, axis = _sheet()
    _draw_step(axis, step)
    return figure


def output_padding_film(seconds: float = 1.6) -> FuncAnimation:
    """Return all steps as an animation, `seconds` each; see `output_padding_frame`.

    As a file: `output_padding_film().save("padding.gif", writer="pillow")`.
    """
    figure, axis = _sheet()
    drawn: list[Artist] = []

    def draw(step: int) -> list[Artist]:
        while drawn:
            drawn.pop().remove()
        drawn.extend(_draw_step(axis, min(step, STEPS - 1)))
        return drawn

    frames = STEPS + 2  # the last step stays longer
    return FuncAnimation(figure, draw, init_func=lambda: drawn, frames=frames, interval=1000 * seconds, repeat=False)


def show_output_padding() -> None:
    """Show the steps of `output_padding_frame` with a slider; only the one with 14 cells without widgets.

    A plain script shows nothing.
    """
    alt = "Seven inputs stamp kernels of five cells, two cells apart: 17 cells. Output padding leaves 14, not 13."
    if (widgets := _widgets(lambda: output_padding_frame(9), alt)) is not None:
        slider = widgets.IntSlider(0, min=0, max=STEPS - 1, description="step")
        _show_controls(widgets, [slider], lambda step: _img(output_padding_frame(step), TITLES[step]))


INPUTS = len(SIGNAL)
TITLES = ["Seven inputs x, two cells apart; the kernel is 1, 2, 3, 2, 1"]
TITLES += [f"x[{place}] = {value} adds {value} × the kernel" for place, value in enumerate(SIGNAL)]
TITLES += ["Padding 2 trims two cells at each end: 13 are left"]
TITLES += ["Output padding 1 trims one cell less at the right end: 14"]
TITLES += ["Why one has to choose: with stride 2, seven windows fit 13 cells, and 14"]
STEPS = len(TITLES)


def _sheet() -> tuple[Figure, Axes]:
    figure, axis = plt.subplots(figsize=(8.2, 3))
    figure.subplots_adjust(left=0.01, right=0.99, top=0.98, bottom=0.02)
    axis.set(xlim=(-3.2, 17.2), ylim=(-0.2, 6.4))
    axis.axis("off")
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure, axis


def _draw_step(axis: Axes, step: int) -> list[Artist]:
    if not 0 <= step < STEPS:
        raise ValueError(f"The steps are 0 to {STEPS - 1}; there is no step {step}.")
    drawn: list[Artist] = [axis.text(7, 5.9, TITLES[step], ha="center", va="center", fontsize=12, weight="bold")]
    draw = _ambiguity if step == STEPS - 1 else _stamps
    return [*drawn, *draw(axis, step)]


def _stamps(axis: Axes, step: int) -> list[Artist]:
    """Draw the inputs above, the kernel that the latest of them stamps, and the sums below; what is trimmed is pale."""
    sums, half = transposed_sums(SIGNAL, KERNEL, inputs=step), len(KERNEL) // 2
    last = len(sums) - half + (step == INPUTS + 2)  # the first cell that is trimmed at the right end
    drawn: list[Artist] = []
    for place, value in enumerate(SIGNAL):
        active = place == step - 1
        drawn += _cell(axis, place * STRIDE + half, 4.2, value, COLORS[0], 0.5 if active else 0.15)
    for offset, weight in enumerate(KERNEL) if 1 <= step <= INPUTS else ():
        drawn += _cell(axis, (step - 1) * STRIDE + offset, 2.6, SIGNAL[step - 1] * weight, COLORS[1], 0.3)
    for place, total in enumerate(sums):
        kept = step <= INPUTS or half <= place < last
        color = COLORS[4] if step == INPUTS + 2 and place == last - 1 else COLORS[2]
        drawn += _cell(axis, place, 1, total, color, 0.35 if kept else 0, pale=not kept)
    rows = [(4.7, "7 inputs"), (1.5, f"{min(last - half, 14) if step > INPUTS else len(sums)} cells")]
    rows += [(3.1, "stamp")] if 1 <= step <= INPUTS else []
    return [*drawn, *(axis.text(-0.3, y, name, ha="right", va="center", fontsize=11) for y, name in rows)]


def _ambiguity(axis: Axes, _step: int) -> list[Artist]:
    """Draw 13 cells and 14, and the middles of all windows that a convolution with stride 2 and padding 2 has there."""
    drawn: list[Artist] = []
    for y, cells in ((3.6, 13), (1.2, 14)):
        for place in range(cells):
            middle = place % STRIDE == 0
            drawn += _cell(axis, place + 1, y, "●" if middle else "", COLORS[0], 0.4 if middle else 0.1)
        windows = (cells + 4 - 5) // STRIDE + 1
        drawn.append(axis.text(0.7, y + 0.5, f"{cells} cells", ha="right", va="center", fontsize=11))
        drawn.append(axis.text(15.2, y + 0.5, f"→ {windows}", va="center", fontsize=11))
    drawn.append(axis.text(7.5, 0.4, "● the middle of a window of 5", ha="center", va="center", fontsize=11))
    return drawn


def _cell(
    axis: Axes, x: float, y: float, content: object, color: str, fill: float, *, pale: bool = False
) -> list[Artist]:
    box = Rectangle((x + 0.04, y), 0.92, 1, facecolor=(color, fill), edgecolor="0.8" if pale else color)
    text = f"{content:g}" if isinstance(content, float) else str(content)
    ink = "0.75" if pale else "black"
    return [axis.add_patch(box), axis.text(x + 0.5, y + 0.5, text, ha="center", va="center", fontsize=11, color=ink)]


# --- pictures and controls in a page ----------------------------------------------------------------------------------


def _widgets(instead: Callable[[], Figure], alt: str) -> Any:
    """Return ipywidgets; None where nobody watches, or where they are missing, after showing a figure instead."""
    if not in_notebook() or os.environ.get("HOMEWORK_GRADING"):
        return None
    try:
        import ipywidgets  # type: ignore[import-untyped]
    except ImportError:
        show(instead(), alt=alt)
        return None
    return ipywidgets


def _choice(widgets: Any, name: str, count: int, value: int) -> Any:
    return widgets.Dropdown(options=list(range(count)), value=value, description=name)


def _show_controls(widgets: Any, controls: Sequence[Any], draw: Callable[..., str], *others: Any) -> None:
    """Display controls above the HTML that `draw` makes of their values, anew at each change."""
    picture = widgets.HTML()

    def redraw(_change: object = None) -> None:
        picture.value = draw(*(control.value for control in controls))

    for control in controls:
        control.observe(redraw, "value")
    redraw()
    _display(widgets.VBox([widgets.HBox([*others, *controls]), picture]))


def _display(thing: object) -> None:
    from IPython.display import display

    display(thing)


def _img(figure: Figure, alt: str) -> str:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    return f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}">'
