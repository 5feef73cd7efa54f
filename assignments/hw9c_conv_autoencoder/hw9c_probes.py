"""How the tests of this lab meet a student's code where it lives; see `autograder.probes`. Nothing in here is secret.

Networks are looked at with the weights that they are born with. A small code may be born dead, its maps 0 for every
image, which says nothing about how the network is built: then the next one is looked at.
"""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn.functional as F
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from numpy.typing import ArrayLike
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.probes import Function, Mistake, Report, as_array, build_network, call, probe

MOST_NETWORKS = 12  # to look at, until one is alive
MARK = 0.7310585786  # what the notebook's own `epoch_mean` returns while other functions are looked at
GREYS = (0.0, 0.5, 1.0)

Part = Callable[..., Any]


# --- autoencoders -----------------------------------------------------------------------------------------------------


def _apply(part: Part, batch: Tensor, name: str) -> Tensor:
    """Return what a network, or a part of it, makes of a batch."""

    def forward() -> Any:
        return part(batch)

    forward.__name__ = f"{name}(batch of {len(batch)})"
    output = call(forward)
    if not isinstance(output, Tensor):
        raise Mistake(f"The {name} must return one tensor, not a {type(output).__name__}.")
    return output


def _parts(model: nn.Module) -> tuple[Part, Part]:
    """Return encoder and decoder: modules or methods of these names, or both parts of a sequence of two."""
    found = [getattr(model, name, None) for name in ("encoder", "decoder")]
    if callable(found[0]) and callable(found[1]):
        return found[0], found[1]
    if isinstance(model, nn.Sequential) and len(model) == 2:
        return model[0], model[1]
    raise Mistake("The network has no `encoder` and `decoder`: use `Autoencoder(encoder, decoder)`.")


@torch.no_grad()
def _networks(factory: Function, batch: Tensor, most: int = MOST_NETWORKS) -> Iterator[tuple[nn.Module, Tensor]]:
    """Yield fresh networks in eval mode, and their codes of a batch; nothing after the first whose code is alive.

    A code is that where the images of the batch differ in it.
    """
    for _ in range(most):
        model = build_network(factory).eval()
        codes = _apply(_parts(model)[0], batch, "encoder")
        yield model, codes
        if float((codes - codes[:1]).abs().max()) > 1e-5:
            return


def _living(factory: Function, batch: Tensor) -> tuple[nn.Module, Tensor]:
    *_, (model, codes) = _networks(factory, batch)
    return model, codes


@contextlib.contextmanager
def _transposed_convolutions(used: list[str]) -> Iterator[None]:
    """Note in `used` whenever torch computes a transposed convolution."""
    name = "conv_transpose2d"
    with contextlib.ExitStack() as patches:
        for module in (torch, F):
            noted = _noted(getattr(module, name), name, used)
            patches.enter_context(mock.patch.object(module, name, noted))
        yield


def _noted(function: Any, name: str, used: list[str]) -> Any:
    def noted(*arguments: Any, **keywords: Any) -> Any:
        used.append(name)
        return function(*arguments, **keywords)

    return noted


@probe
def autoencoder_report(factory: Function, images: ArrayLike) -> Report:
    """Return how a fresh autoencoder behaves on float images (n, 1, 28, 28), in eval mode.

    `outputs`, `codes`, and `decoded`, what the decoder makes of these codes after the encoder has seen other images;
    `scaled` are the outputs for images that are 1,000 times as bright, `darkest` is the smallest of them in any of a
    few networks; `transposed`: how many transposed convolutions the decoder has.
    """
    batch = torch.tensor(np.array(images)).float()
    model, codes = _living(factory, batch)
    encoder, decoder = _parts(model)
    used: list[str] = []
    with torch.no_grad():
        outputs = _apply(model, batch, "network")
        codes = codes.clone()
        _apply(encoder, torch.zeros_like(batch), "encoder")  # whatever it kept beside the code is gone
        with _transposed_convolutions(used):
            decoded = _apply(decoder, codes.clone(), "decoder")
        scaled = _apply(model, 1000 * batch, "network")
        darkest = float(scaled.min())
        for _ in range(MOST_NETWORKS):
            if darkest < GREYS[1]:
                break
            darkest = min(darkest, float(_apply(build_network(factory).eval(), 1000 * batch, "network").min()))
    return {
        "outputs": outputs.numpy(),
        "codes": codes.numpy(),
        "decoded": decoded.numpy(),
        "scaled": scaled.numpy(),
        "darkest": darkest,
        "transposed": len(used),
    }


@probe
def reach_report(factory: Function, images: ArrayLike) -> Report:
    """Return what depends on what in a fresh autoencoder, for float images (n, 1, 28, 28).

    `corner` is the size of the gradient of an output's last pixel with respect to the first pixel of its image, the
    largest of all images; `alive` the share of pixels with which the sum of all outputs changes; `curvature` tells how
    far the encoder is from an affine map, which has 0; it goes to about 1.
    """
    batch = torch.tensor(np.array(images)).float()
    model, codes = _living(factory, batch)
    encoder = _parts(model)[0]
    pixels = batch.clone().requires_grad_()
    output = _apply(model, pixels, "network")
    corner = alive = 0.0
    if output.requires_grad:
        last, total = output.flatten(1)[:, -1].sum(), output.sum()
        by_last, by_all = (_gradient(each, pixels) for each in (last, total))
        corner, alive = float(by_last[:, 0, 0, 0].abs().max()), float((by_all != 0).float().mean())
    with torch.no_grad():
        mixed = _apply(encoder, (batch + batch.flip(0)) / 2, "encoder") - (codes + codes.flip(0)) / 2
        spread = float((codes - codes.mean(0)).norm())
    return {"corner": corner, "alive": alive, "curvature": float(mixed.norm()) / spread if spread else 0.0}


def _gradient(number: Tensor, pixels: Tensor) -> Tensor:
    (found,) = torch.autograd.grad(number, pixels, retain_graph=True, allow_unused=True)
    return torch.zeros_like(pixels) if found is None else found


@probe
def batches_report(factory: Function, images: ArrayLike, sizes: list[int]) -> Report:
    """Return what a fresh autoencoder makes of float images in batches of several sizes, and of all at once.

    `together` are the outputs for all images, `apart` those for the first sum(sizes) of them, in eval mode.
    """
    batch = torch.tensor(np.array(images)).float()
    with torch.no_grad():
        model = build_network(factory).eval()
        together = _apply(model, batch, "network")
        parts = torch.split(batch[: sum(sizes)], sizes)
        apart = [_apply(model, part, "network") for part in parts]
        for part, output in zip(parts, apart, strict=True):
            if output.shape[:1] != part.shape[:1]:
                raise Mistake(f"The network does not return one output for each item of a batch of {len(part)}.")
    return {"together": together.numpy(), "apart": torch.cat(apart).numpy()}


@probe
def freshness_report(factory: Function, images: ArrayLike) -> Report:
    """Return whether two networks of a factory have different weights, `fresh`, after they have seen images."""
    batch = torch.tensor(np.array(images)).float()
    models = [build_network(factory).eval() for _ in range(2)]
    with torch.no_grad():
        for model in models:
            _apply(model, batch, "network")  # lazy layers have no weights before
    pairs = list(zip(*(model.parameters() for model in models), strict=False))
    return {"fresh": any(a.shape == b.shape and not torch.equal(a, b) for a, b in pairs)}


@probe
def decoder_report(factory: Function, images: ArrayLike, value: float, change: float) -> Report:
    """Return what the decoder of a fresh autoencoder makes of codes of its own shape, in eval mode.

    `constant` is the output (1, 28, 28) for a code whose numbers are all `value`; `changed` (1, 28, 28) how much of it
    changes if `change` is added to one cell of the code, in the middle, in all maps. `cells` are the code's rows.
    """
    batch = torch.tensor(np.array(images)).float()
    for model, codes in _networks(factory, batch):
        if codes.dim() != 4:
            raise Mistake("The code is no stack of maps: it should have four axes.")
        decoder, code = _parts(model)[1], torch.full_like(codes, value)
        with torch.no_grad():
            constant = _apply(decoder, code.clone(), "decoder")
            code[:, :, code.shape[2] // 2, code.shape[3] // 2] += change
            changed = _apply(decoder, code, "decoder") - constant
    return {"constant": constant[0].numpy(), "changed": changed[0].numpy(), "cells": codes.shape[2]}


# --- training ---------------------------------------------------------------------------------------------------------


class Factor(nn.Module):
    """A model of one number, by which it multiplies images; it notes the mode of each call, and if gradients are on.

    In training mode and in evaluation mode it does the same.
    """

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(float(factor), dtype=torch.float64))
        self.calls: list[tuple[bool, bool]] = []

    def forward(self, images: Tensor) -> Tensor:
        self.calls.append((self.training, torch.is_grad_enabled()))
        return self.factor * images


class WeighedError(nn.Module):
    """The mean of squared errors, each times 1 + slope · target; it counts its calls. With slope 0 it is `MSELoss`."""

    def __init__(self, slope: float) -> None:
        super().__init__()
        self.slope = slope
        self.calls = 0

    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        self.calls += 1
        return ((outputs - targets) ** 2 * (1 + self.slope * targets)).mean()


@contextlib.contextmanager
def _without_epoch_mean(function: Any, asked: list[tuple[Any, Any]]) -> Iterator[None]:
    """Let the notebook's own `epoch_mean`, a question of its own, return a mark, and note what it is asked."""

    def epoch_mean(batch_losses: Any, batch_sizes: Any) -> float:
        asked.append((batch_losses, batch_sizes))
        return MARK

    with mock.patch.dict(getattr(function, "__globals__", {}), {"epoch_mean": epoch_mean}):
        yield


def _ask_for_an_epoch(
    function: Function, images: ArrayLike, batch: int, factor: float, lr: float | None, slope: float
) -> Report:
    model, criterion = Factor(factor), WeighedError(slope)
    optimizer = torch.optim.SGD(model.parameters(), 0.0 if lr is None else lr)
    steps: list[int] = []
    optimizer.register_step_post_hook(lambda *_: steps.append(1))
    pictures = torch.tensor(np.array(images), dtype=torch.float64)
    labels = torch.full((len(pictures), 1, 1, 1), math.nan, dtype=torch.float64)  # nothing that uses them is a number
    loader: DataLoader[Any] = DataLoader(TensorDataset(pictures, labels), batch_size=batch)
    model.train(lr is None)  # the mode that the function must change
    asked: list[tuple[Any, Any]] = []
    with _without_epoch_mean(function, asked):
        result = call(function, model, loader, criterion, *([] if lr is None else [optimizer]))
    training, gradients = zip(*model.calls, strict=True) if model.calls else ((), ())
    mean = as_array(result, "What is returned")
    if mean.shape:
        raise Mistake("What is returned should be a single number.")
    uses_question = bool(asked) and float(mean) == MARK
    return {
        "mean": mean,
        "type": type(result).__name__,
        "losses": as_array(asked[-1][0], "The losses") if uses_question else np.zeros(0),
        "sizes": as_array(asked[-1][1], "The sizes") if uses_question else np.zeros(0),
        "factor": float(model.factor.detach()),
        "training": np.array(training, dtype=bool),
        "gradients": np.array(gradients, dtype=bool),
        "criterion": criterion.calls,
        "steps": len(steps),
    }


@probe
def epoch_report(
    train_epoch: Function, images: ArrayLike, batch: int, factor: float, lr: float, slope: float = 0.0
) -> Report:
    """Return how `train_epoch` trains a model that multiplies images by one `factor`, with plain SGD.

    Args:
        images: (n, 1, h, w); the loader makes batches of `batch`, in order, with labels that are NaN.
        slope: of the criterion, see `WeighedError`.

    Returns:
        `mean` and `type` of what is returned; where that is the notebook's own `epoch_mean`, the `losses` and `sizes`
        that it was asked for, since it is a question of its own; the `factor` afterwards; for each call of the model,
        which is in evaluation mode before, whether it was in `training` mode and `gradients` were on; how often
        criterion and optimizer were used, `criterion` and `steps`.
    """
    return _ask_for_an_epoch(train_epoch, images, batch, factor, lr, slope)


@probe
def evaluation_report(evaluate: Function, images: ArrayLike, batch: int, factor: float, slope: float = 0.0) -> Report:
    """Return how `evaluate` evaluates such a model, which is in training mode before: see `epoch_report`."""
    return _ask_for_an_epoch(evaluate, images, batch, factor, None, slope)


# --- figures ----------------------------------------------------------------------------------------------------------


def _as_figure(figure: Any, name: str) -> Figure:
    if not isinstance(figure, Figure):
        raise Mistake(f"{name} a Figure, not a {type(figure).__name__}.")
    return figure


def _kept_history(name: str) -> tuple[bool, dict[str, Any]]:
    """Return whether a checkpoint is of a short training, and the history in its header, empty if there is none."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        data = Path("checkpoints", f"{name}.safetensors").read_bytes()
        header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])["__metadata__"]
        history = json.loads(header["history"])
        return header.get("fallback") == "true", {key: list(values) for key, values in history.items()}
    return False, {}


def _labels(axis: Axes, figure: Figure) -> list[str]:
    """Return the label of each line, or what a legend calls it; nothing where there is neither."""
    labels = [str(line.get_label()) for line in axis.lines]
    legends = [*([legend] if (legend := axis.get_legend()) else []), *figure.legends]
    texts = [text.get_text() for legend in legends for text in legend.get_texts()]
    named = [label if not label.startswith("_") else "" for label in labels]
    return texts if not any(named) and len(texts) == len(named) else named


@probe
def curves_report(figure: Any, name: str) -> Report:
    """Return what a figure of loss curves shows, and the history that checkpoint `name` keeps.

    How many `axes` it has; of each line the numbers `x` and `y` and the `labels` (in small letters: train, test or
    other; nothing where there is none); `train_loss` and `valid_loss`; whether the checkpoint is there, `kept`.
    """
    figure = _as_figure(figure, "`fig_loss` must be")
    fallback, history = _kept_history(name)
    lines = [line for axis in figure.axes for line in axis.lines]
    labels = [label.lower() for axis in figure.axes for label in _labels(axis, figure)]
    return {
        "axes": len(figure.axes),
        "x": [as_array(np.ma.filled(np.ma.asarray(line.get_xdata(orig=False), dtype=float), np.nan)) for line in lines],
        "y": [as_array(np.ma.filled(np.ma.asarray(line.get_ydata(orig=False), dtype=float), np.nan)) for line in lines],
        "labels": [_kind(label) for label in labels],
        "kept": bool(history),
        "fallback": fallback,
        "train_loss": as_array(history.get("train_loss", [])),
        "valid_loss": as_array(history.get("valid_loss", [])),
    }


def _kind(label: str) -> str:
    kinds = {"train": ("train",), "test": ("test", "val")}
    found = [kind for kind, words in kinds.items() if any(word in label for word in words)]
    return found[0] if len(found) == 1 else "other" if label.strip() else ""


class Negative(nn.Module):
    """A model that answers 1 − x; it has a weight, so that what it makes of images has a gradient."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(()))

    def forward(self, images: Tensor) -> Tensor:
        return 1 - self.weight * images


def _picture(image: AxesImage) -> np.ndarray[Any, Any]:
    values = as_array(np.ma.filled(np.ma.asarray(image.get_array(), dtype=float), np.nan))
    return values[..., 0] if values.ndim == 3 else values


@probe
def reconstructions_report(reconstruction_figure: Function, images: ArrayLike) -> Report:
    """Return what a function draws of images (n, 1, 28, 28) and a model that answers 1 − x, as pictures.

    `pictures` in reading order, how many of them are in each of the `rows`, from above, their `limits` (k, 2), the
    grey of 0, a half and 1 in their `colours` (k, 3, 3); whether the images have `changed`.
    """
    tensor = torch.tensor(np.array(images)).float()
    before = tensor.clone()
    figure = _as_figure(call(reconstruction_figure, Negative(), tensor), "The function must return")
    shown = [axis for axis in figure.axes if axis.images]
    places = sorted((round(-axis.bbox.y0 - axis.bbox.y1), axis.bbox.x0, i) for i, axis in enumerate(shown))
    drawn = [shown[i].images[0] for *_, i in places]
    rows = [sum(y == row for y, *_ in places) for row in sorted({y for y, *_ in places})]
    report = {
        "pictures": [_picture(image) for image in drawn],
        "rows": rows,
        "limits": np.array([image.get_clim() for image in drawn], dtype=float).reshape(-1, 2),
        "colours": np.array([image.get_cmap()(GREYS)[:, :3] for image in drawn]).reshape(-1, 3, 3),
        "changed": not torch.equal(before, tensor),
    }
    plt.close(figure)
    return report
