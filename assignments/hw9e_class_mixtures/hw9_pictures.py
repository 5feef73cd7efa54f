"""What the notebooks of this unit draw: images, the curves of a training, progress bars.

`from hw9_support import *` brings it along.
"""

from __future__ import annotations

import base64
import html
import importlib
import io
import math
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any, TypeVar

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn
from tqdm import tqdm

__all__ = ["MNIST_MEAN", "MNIST_STD", "History", "compare", "show", "show_feature_maps", "show_images", "show_kernels"]
__all__ += ["show_interactive", "show_reconstructions", "show_strips", "unnormalize"]

MNIST_MEAN, MNIST_STD = 0.1307, 0.3081
COLORS = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"  # told apart by every eye (Okabe and Ito)

Images = TypeVar("Images", Tensor, NDArray[Any])


def unnormalize(images: Images) -> Images:
    """Return normalised images as grey values, 0 black and 1 white: tensor or array, any shape.

    Nothing is clipped, so what a network made up may lie outside [0, 1].
    """
    return images * MNIST_STD + MNIST_MEAN


def show(figure: Figure, alt: str) -> None:
    """Display a figure once, with the description `alt` for readers who cannot see it. A plain script shows nothing."""
    if in_notebook():
        picture = _png(figure)
        _display({"text/html": _image_tag(picture, alt), "image/png": picture, "text/plain": alt}, raw=True)
    plt.close(figure)


def show_interactive(
    draw: Callable[..., tuple[Figure, str]], controls: Callable[[Any], Sequence[Any]], start: Sequence[Any]
) -> None:
    """Show a figure that is drawn anew whenever one of the controls above it changes; nothing while grading.

    Args:
        draw: from the values of the controls to a figure, and its description for readers who cannot see it.
        controls: from the module ipywidgets to the controls, in the order of `draw`'s arguments.
        start: the values to draw where there are no widgets.
    """
    if not in_notebook() or os.environ.get("HOMEWORK_GRADING"):
        return
    try:
        widgets = importlib.import_module("ipywidgets")
    except ImportError:
        return show(*draw(*start))
    row, picture = list(controls(widgets)), widgets.HTML()

    def redraw(_change: object = None) -> None:
        figure, alt = draw(*(control.value for control in row))
        picture.value = _image_tag(_png(figure), alt)

    for control in row:
        control.observe(redraw, "value")
    redraw()
    _display(widgets.VBox([widgets.HBox(row), picture]))


def _png(figure: Figure) -> str:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    plt.close(figure)
    return base64.b64encode(buffer.getvalue()).decode()


def _image_tag(picture: str, alt: str) -> str:
    return f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{picture}">'


def show_images(
    images: ArrayLike, titles: Iterable[object] = (), columns: int = 8, normalized: bool | None = None
) -> Figure:
    """Draw grey images in rows.

    Args:
        images: (n, height, width) or (n, 1, height, width), or a single (height, width); tensor or array.
        titles: one an image, for example the labels.
        columns: images in a row.
        normalized: as `load_mnist` gives them; if False, 0 is black and 1 white; if None, that is seen by the sign.

    Raises:
        ValueError: the shape is not that of grey images, or the number of titles is another.
    """
    array = _array(images)
    if array.size == 0 or array.ndim not in (2, 3, 4) or (array.ndim == 4 and array.shape[1] != 1):
        raise ValueError(f"Grey images are (n, height, width) or (n, 1, height, width), not {array.shape}.")
    grey = unnormalize(array) if ((array < 0).any() if normalized is None else normalized) else array
    return _grid(grey.reshape(-1, *array.shape[-2:]), titles, columns, cmap="gray", vmin=0, vmax=1)


def show_strips(*strips: ArrayLike, normalized: bool | None = None) -> Figure:
    """Draw several rows of as many grey images, such as interpolations, one row below the other; see `show_images`."""
    arrays = [_array(strip) for strip in strips]
    rows = [array.reshape(-1, *array.shape[-2:]) for array in arrays]
    return show_images(np.concatenate(rows), columns=len(rows[0]), normalized=normalized)


def show_reconstructions(model: nn.Module, images: ArrayLike) -> Figure:
    """Draw images above what an autoencoder makes of them; they are taken for normalised if any pixel is negative.

    Args:
        model: returns images of the shape that it gets; its mode stays as it is.
        images: (n, 1, 28, 28), or (n, 784) for a model of vectors; (n, 28, 28) stands for (n, 1, 28, 28).

    Raises:
        ValueError: the model returns another shape.
    """
    originals = torch.tensor(_array(images), dtype=torch.float32)
    originals = originals.unsqueeze(1) if originals.ndim == 3 else originals
    copies = _evaluate(model, originals)
    if copies.shape != originals.shape:
        raise ValueError(f"The model made {tuple(copies.shape)} of images {tuple(originals.shape)}.")
    square = (-1, *originals.shape[-2:]) if originals.ndim == 4 else (-1, 28, 28)
    return show_strips(originals.reshape(square), copies.reshape(square), normalized=bool((originals < 0).any()))


def show_kernels(layer: nn.Conv2d) -> Figure:
    """Draw the kernels of a convolution, (out, in, height, width): a row an output if there are several inputs.

    Purple is negative, white zero, orange positive.
    """
    kernels = _array(layer.weight)
    columns = kernels.shape[1] if kernels.shape[1] > 1 else 8
    return _signed(kernels.reshape(-1, *kernels.shape[-2:]), columns)


def show_feature_maps(layer: nn.Module, image: ArrayLike) -> Figure:
    """Draw what a layer, or a network that ends in one, makes of a single image. Colours as in `show_kernels`.

    Args:
        layer: takes (1, channels, height, width), returns (1, maps, height', width'); its mode stays as it is.
        image: (height, width), (channels, height, width) or (1, channels, height, width).

    Raises:
        ValueError: the layer returns no maps.
    """
    batch = torch.tensor(_array(image), dtype=torch.float32)
    maps = _evaluate(layer, batch.reshape(1, -1, *batch.shape[-2:]))
    if maps.ndim != 4:
        raise ValueError(f"Feature maps are (1, maps, height, width); this layer returned {tuple(maps.shape)}.")
    return _signed(maps[0].numpy(), columns=8)


@dataclass(frozen=True, repr=False)
class History:
    """How a training went: after each epoch the mean losses, and for a classifier the accuracy in [0, 1]."""

    train_loss: list[float] = field(default_factory=list)
    valid_loss: list[float] = field(default_factory=list)
    valid_accuracy: list[float] = field(default_factory=list)

    @property
    def epochs(self) -> int:
        return len(self.train_loss)

    @property
    def best(self) -> int:
        """The epoch of the highest validation accuracy, or else of the lowest loss; 1 is the first, 0 is none."""
        merit = self.valid_accuracy or [-loss for loss in self.valid_loss or self.train_loss]
        return 1 + merit.index(max(merit)) if merit else 0

    def epoch(self, number: int) -> str:
        """Return the figures of an epoch in words; 1 is the first."""
        columns = {"Train Loss": self.train_loss, "Valid Loss": self.valid_loss, "Valid Accuracy": self.valid_accuracy}
        figures = {name: values[number - 1] for name, values in columns.items() if values}
        return "; ".join(f"{name} = {value:{'.4f' if 'Loss' in name else '.1%'}}" for name, value in figures.items())

    def __repr__(self) -> str:
        return f"History({self.epochs} epochs" + (
            f"; best: {self.best}, {self.epoch(self.best)})" if self.best else ")"
        )

    def plot(self) -> Figure:
        """Draw the losses by epoch, and the accuracy of a classifier beside them."""
        return compare(self, names=[""])

    def and_then(self, train_loss: float, valid_loss: float, *valid_accuracy: float) -> History:
        """Return the history with one more epoch.

        Raises:
            FloatingPointError: a loss is not a finite number.
        """
        if not math.isfinite(train_loss + valid_loss):
            raise FloatingPointError("The loss is no longer a number: training collapsed. Try a lower learning_rate.")
        losses = [*self.train_loss, train_loss], [*self.valid_loss, valid_loss]
        return History(*losses, [*self.valid_accuracy, *valid_accuracy])


def compare(*histories: History, names: Sequence[str] = ()) -> Figure:
    """Draw the losses of several runs by epoch, in training dashed, and the accuracies of classifiers beside them."""
    names = names or [f"run {number}" for number in range(1, len(histories) + 1)]
    if len(names) != len(histories):
        raise ValueError(f"There are {len(histories)} runs, but {len(names)} names.")
    columns = 1 + any(history.valid_accuracy for history in histories)
    figure, axes = plt.subplots(1, columns, figsize=(4.5 * columns, 3), squeeze=False, layout="constrained")
    for history, name, color in zip(histories, names, cycle(COLORS), strict=False):
        percent = [100 * accuracy for accuracy in history.valid_accuracy]
        curves = [(0, "o--", "Train Loss", history.train_loss), (0, "s-", "Valid Loss", history.valid_loss)]
        curves += [(1, "s-", "Valid Accuracy in %", percent)] if percent else []
        for column, style, title, values in curves:
            label = f"{name}: {title}" if name else title
            axes[0, column].plot(range(1, len(values) + 1), values, style, color=color, label=label)
    for axis in axes.flat:
        axis.set_xlabel("Epoch")
        axis.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        axis.grid(alpha=0.3)
        axis.legend()
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure


def progress_bar(title: str, total: int, done: int = 0) -> tqdm[Any]:
    """Return a bar with rate and time left, for a notebook or a terminal; hidden where nobody watches."""
    file = _Line() if in_notebook() else sys.stdout
    hidden = not in_notebook() and not sys.stdout.isatty()
    return tqdm(
        desc=title, total=total, initial=done, file=file, leave=False, ncols=79, mininterval=0.5, disable=hidden
    )


class _Line(io.StringIO):
    """A line below a notebook cell that can be rewritten in JupyterLab, VS Code and Colab.

    tqdm counts and predicts; its own bars for notebooks need widgets, and litter the notebook when it is saved.
    """

    encoding = "utf-8"  # tqdm draws finer where it may

    def __init__(self) -> None:
        super().__init__()
        self.shown = _display({"text/plain": ""}, raw=True, display_id=True)

    def write(self, text: str) -> int:
        if text.startswith("\r"):  # the rest moves a terminal's cursor
            self.shown.update({"text/plain": text.strip()}, raw=True)
        return len(text)


def in_notebook() -> bool:
    """Tell whether a notebook runs this, and not a script or a terminal, with or without IPython."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell is not None and not sys.stdout.isatty()


def _display(*things: object, **options: Any) -> Any:
    return importlib.import_module("IPython.display").display(*things, **options)


def _array(values: ArrayLike) -> NDArray[Any]:
    return np.asarray(values.detach().cpu() if isinstance(values, Tensor) else values, dtype=float)


def _evaluate(model: nn.Module, batch: Tensor) -> Tensor:
    """Return the outputs in evaluation mode, on the CPU; leave the modes of all layers as they are."""
    in_training = [module for module in model.modules() if module.training]
    device = next((parameter.device for parameter in model.parameters()), torch.device("cpu"))
    try:
        with torch.inference_mode():
            outputs: Tensor = model.eval()(batch.to(device)).cpu()
    finally:
        for module in in_training:
            module.training = True
    return outputs


def _signed(maps: NDArray[Any], columns: int) -> Figure:
    largest = np.abs(maps).max()
    return _grid(maps, (), columns, cmap="PuOr_r", vmin=-largest, vmax=largest)


def _grid(pictures: NDArray[Any], titles: Iterable[object], columns: int, **style: Any) -> Figure:
    names = [str(title.item() if isinstance(title, Tensor) else title) for title in titles] or [""] * len(pictures)
    if len(names) != len(pictures):
        raise ValueError(f"There are {len(pictures)} images, but {len(names)} titles.")
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    size = (1.2 * columns, 1.3 * rows)
    figure, axes = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="constrained")
    for axis in axes.flat:
        axis.axis("off")
    for axis, picture, name in zip(axes.flat, pictures, names, strict=False):
        axis.imshow(picture, **style)
        axis.set_title(name, fontsize=9)
    plt.close(figure)  # pyplot would show it once more at the end of the cell
    return figure
