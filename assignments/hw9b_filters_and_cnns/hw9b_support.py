"""What this lab's notebook imports besides hw9_support: softmax sliders, a convolution viewer, an image loader.

    from hw9b_support import *

The drawing pad is in hw9b_pad, and comes along. Widgets are imported only when one is shown.
"""

from __future__ import annotations

import base64
import html
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from hw9_pictures import COLORS, show
from hw9b_pad import DrawingPad, display_now, watched

__all__ = ["DrawingPad", "add_padding_1d", "convolution_film", "convolution_frame", "convolution_strip"]
__all__ += ["load_gray_image", "show_convolution", "show_softmax", "softmax_figure"]

Floats = NDArray[np.float64]

# --- softmax ----------------------------------------------------------------------------------------------------------


def softmax_figure(logits: ArrayLike) -> Figure:
    """Draw the softmax probabilities of some logits (n,), finite numbers, as n bars with their values."""
    z = np.asarray(logits, dtype=float)
    p = np.exp(z - z.max())
    p /= p.sum()
    figure, axis = plt.subplots(figsize=(5, 2.8), layout="constrained")
    bars = axis.bar([f"$z_{k}$ = {_minus(f'{value:.1f}')}" for k, value in enumerate(z)], p, color=COLORS[0])
    axis.bar_label(bars, [f"{value:.3f}" for value in p])
    axis.set(ylim=(0, 1.12), ylabel="softmax probability")
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure


def show_softmax() -> None:
    """Show the softmax of three logits with a slider for each, −5 to 5; only the figure of [2, 0, 0] without widgets.

    A plain script shows nothing.
    """
    if not watched():
        return
    try:
        import ipywidgets as widgets  # type: ignore[import-untyped]
    except ImportError:
        return show(softmax_figure([2, 0, 0]), alt="Softmax of the logits 2, 0 and 0: 0.787, 0.107 and 0.107.")
    sliders = [widgets.FloatSlider(z, min=-5, max=5, description=f"z{k}") for k, z in enumerate((2.0, 0.0, 0.0))]
    picture = widgets.HTML()

    def draw(_change: object = None) -> None:
        logits = [slider.value for slider in sliders]
        words = ", ".join(f"{value:.1f}" for value in logits)
        picture.value = _img(softmax_figure(logits), f"Bars: the softmax probabilities of the logits {words}.")

    for slider in sliders:
        slider.observe(draw, "value")
    draw()
    display_now(widgets.VBox([*sliders, picture]))


# --- convolution in one dimension -------------------------------------------------------------------------------------


def add_padding_1d(x: ArrayLike, M: int) -> Floats:
    """Return a signal (N,) as floats with M // 2 zeros before and behind it: (N + 2 · (M // 2),)."""
    return np.pad(np.asarray(x, dtype=float), M // 2)


def convolution_frame(x: ArrayLike, h: ArrayLike, i: int) -> Figure:
    """Draw how y[i] = Σ x[m] · h[i − m] comes about: the signal below the flipped, shifted filter, products, result.

    Args:
        x: the signal (N,), with zeros beyond both ends.
        h: the filter (M,), centred at 0; flipped, its place M // 2 lies on x[i], as in `np.convolve(x, h, "same")`.
        i: a place of the result, 0 to N − 1.

    Raises:
        ValueError: x or h is no sequence of at least one number, or there is no place i.
    """
    return convolution_strip(x, h, [i])


def convolution_strip(x: ArrayLike, h: ArrayLike, places: Sequence[int] = (0, 6, 11, 24)) -> Figure:
    """Draw some frames of a convolution side by side, one a column; see `convolution_frame`."""
    x, h = _signals(x, h)
    figure, columns = _three_axes(x, h, len(places))
    for axes, i in zip(columns, places, strict=True):
        _draw_step(axes, x, h, i)
    return figure


def convolution_film(x: ArrayLike, h: ArrayLike, seconds: float = 0.8) -> FuncAnimation:
    """Return all frames of a convolution as an animation, `seconds` each; see `convolution_frame`.

    As a file: `convolution_film(x, h).save("convolution.gif", writer="pillow")`.
    """
    x, h = _signals(x, h)
    figure, (axes,) = _three_axes(x, h, columns=1)
    drawn: list[Artist] = []

    def draw(i: int) -> list[Artist]:
        while drawn:  # to clear whole axes takes four times as long
            drawn.pop().remove()
        drawn.extend(_draw_step(axes, x, h, i))
        return drawn

    return FuncAnimation(figure, draw, init_func=lambda: drawn, frames=len(x), interval=1000 * seconds, repeat=False)


def show_convolution(x: ArrayLike, h: ArrayLike) -> None:
    """Show a convolution step by step in a player with previous, next, play and a slider: N frames for x (N,), h (M,).

    It needs neither widgets nor network. Where no scripts run, four of the frames are shown; in a plain script nothing.
    """
    x, h = _signals(x, h)
    if not watched():
        return
    alt = f"A convolution in {len(x)} steps: the signal with the flipped, shifted filter, the products, the result."
    strip = convolution_strip(x, h, sorted({round(part * (len(x) - 1)) for part in (0, 0.25, 0.45, 1)}))
    player = convolution_film(x, h).to_jshtml()
    player = re.sub(r"<link.*?>", "", player, flags=re.DOTALL)  # a font with icons, from the network
    for name, sign in ICONS.items():
        player = player.replace(f'<i class="fa fa-{name}"></i>', sign)
    player = player.replace("<img ", _img(strip, alt).removesuffix(">") + " ", 1)
    player = player.replace('type="range"', 'type="range" aria-label="Step"')
    display_now({"text/html": player, "image/png": _png(strip), "text/plain": alt}, raw=True)


ICONS = {"minus": "−", "fast-backward": "|❮", "step-backward": "❮", "play fa-flip-horizontal": "◀", "pause": "❙❙"}
ICONS |= {"play": "▶", "step-forward": "❯", "fast-forward": "❯|", "plus": "+"}


def _signals(x: ArrayLike, h: ArrayLike) -> tuple[Floats, Floats]:
    x, h = np.array(x, dtype=float), np.array(h, dtype=float)
    if x.ndim != 1 or h.ndim != 1 or not x.size or not h.size:
        raise ValueError(f"A signal and a filter are sequences of numbers, not arrays {x.shape} and {h.shape}.")
    return x, h


def _products(x: Floats, h: Floats) -> tuple[Floats, Floats]:
    """Return what of x with its zeros lies below the flipped filter at each place, and the products: (N, M) both."""
    windows = np.lib.stride_tricks.sliding_window_view(add_padding_1d(x, len(h)), len(h))[: len(x)]
    return windows, windows * h[::-1]


def _three_axes(x: Floats, h: Floats, columns: int) -> tuple[Figure, list[list[Axes]]]:
    """Return a new figure, and for each column its axes from above, with what is the same at all places."""
    width, half = (7.0 if columns == 1 else 3.4 * columns), len(h) // 2
    figure, grid = plt.subplots(3, columns, figsize=(width, 5), sharex=True, sharey="row", squeeze=False)
    figure.subplots_adjust(left=0.5 / width, right=1 - 0.15 / width, top=0.94, bottom=0.06, hspace=0.35, wspace=0.08)
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    products = _products(x, h)[1]
    for row, values in zip(grid, [np.concatenate([x, h]), products, products.sum(axis=1)], strict=True):
        low, high = min(0, values.min()), max(0, values.max())
        room = 0.15 * (high - low or 1)
        for axis in row:
            axis.set(xlim=(-half - 0.8, len(x) + half - 0.2), ylim=(low - room, high + room))
            axis.axhline(0, color="black", linewidth=0.6)
            axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    for axis in grid[0]:
        _stems(axis, np.arange(-half, len(x) + half), add_padding_1d(x, len(h)), COLORS[0], "o")
    return figure, [list(column) for column in grid.T]


def _draw_step(axes: Sequence[Axes], x: Floats, h: Floats, i: int) -> list[Artist]:
    """Add to three axes what belongs to the place i; return it, but for the titles."""
    if not 0 <= i < len(x):
        raise ValueError(f"The result has the places 0 to {len(x) - 1}, and no place {i}.")
    windows, products = _products(x, h)
    y = products.sum(axis=1)
    here = np.arange(len(h)) + i - len(h) // 2
    titles = f"x (●) and h[{i} − m] (■)", _equation(windows[i], h[::-1], i, y[i]), f"y up to place {i}"
    for axis, title in zip(axes, titles, strict=True):
        axis.set_title(title, fontsize=10, y=1)  # a given y spares matplotlib a slow search
    return [
        *_stems(axes[0], here, h[::-1], COLORS[1], "s"),
        *_stems(axes[1], here, products[i], COLORS[2], "o"),
        *_stems(axes[2], np.arange(i + 1), y[: i + 1], COLORS[3], "o"),
        *(axis.axvspan(here[0] - 0.5, here[-1] + 0.5, color=COLORS[4], alpha=0.15, linewidth=0) for axis in axes),
    ]


def _stems(axis: Axes, places: NDArray[Any], values: Floats, color: str, marker: str) -> list[Artist]:
    lines = axis.vlines(places, 0, values, color=color)
    return [lines, *axis.plot(places, values, marker, color=color, markersize=5)]


def _equation(values: Floats, weights: Floats, i: int, result: float) -> str:
    terms = [f"{v:.3g}·" + (f"({w:.3g})" if w < 0 else f"{w:.3g}") for v, w in zip(values, weights, strict=True)]
    middle = " + ".join(terms) if len(terms) <= 5 else f"sum of {len(terms)} products"
    return _minus(f"y[{i}] = {middle} = {result:.4g}")


# --- images -----------------------------------------------------------------------------------------------------------


def load_gray_image(path: str | Path) -> Floats:
    """Return an image file as grey values (height, width), float64 in [0, 1], 0 black, 1 white; what is clear is white.

    Grey is the luminance of Rec. 601: 0.299 red + 0.587 green + 0.114 blue.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it is no image, or a damaged one.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(f"There is no image '{path}'.")
    try:
        with Image.open(path) as image:
            if image.mode.startswith("I"):  # 16 bits of grey, which a conversion would cut off
                return np.clip(np.asarray(image, dtype=float) / 65535, 0, 1)
            pixels = np.asarray(image.convert("RGBA"), dtype=float) / 255  # (height, width, 4)
    except (OSError, SyntaxError, ValueError):  # Pillow has several words for a damaged file
        raise ValueError(f"'{path}' is no image that can be read.") from None
    alpha = pixels[..., 3]
    luminance: Floats = pixels[..., :3] @ np.array([0.299, 0.587, 0.114])
    return np.clip(luminance * alpha + (1 - alpha), 0, 1)


# --- pictures in a page ----------------------------------------------------------------------------------------------


def _png(figure: Figure) -> str:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=80)
    return base64.b64encode(buffer.getvalue()).decode()


def _img(figure: Figure, alt: str) -> str:
    return f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{_png(figure)}">'


def _minus(text: str) -> str:
    return text.replace("-", "−")
