"""Still drawings of LeNet-5, the autoencoder and the decoder; every shape is read off a network that runs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np
import torch
from drawing import CODE, INPUT, KERNEL, MARGIN, MUTED, OUTPUT, TIMES, Picture, Role
from numpy.typing import NDArray
from PIL import Image
from torch import nn

Shape = tuple[int, ...]

WIDTH = 1280
IMAGE_SHAPE = (1, 28, 28)
LAYER_NAMES = {
    nn.Conv2d: "conv",
    nn.ConvTranspose2d: "conv",
    nn.MaxPool2d: "pool",
    nn.Upsample: "upsample",
    nn.Flatten: "flatten",
    nn.Unflatten: "unflatten",
    nn.Linear: "linear",
}


@dataclass(frozen=True)
class Stage:
    """A layer that changes the shape: what to write about it, its parameters, the shape that it returns."""

    lines: tuple[str, ...]
    parameters: int
    shape: Shape


def encoder_layers() -> nn.Sequential:
    """LeNet-5 without its non-linearities, which change no shape."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.Linear(120, 84),
        nn.Linear(84, 10),
    )


def decoder_layers() -> nn.Sequential:
    """The decoder without its non-linearities."""
    return nn.Sequential(
        nn.Linear(10, 84),
        nn.Linear(84, 120),
        nn.Linear(120, 400),
        nn.Unflatten(1, (16, 5, 5)),
        nn.Upsample(scale_factor=2),
        nn.ConvTranspose2d(16, 6, 5),
        nn.Upsample(scale_factor=2),
        nn.ConvTranspose2d(6, 1, 5, padding=2),
    )


def stages(layers: nn.Sequential, shape: Shape) -> list[Stage]:
    """Send one input of a shape through the layers, and note every shape on the way."""
    signal, result = torch.zeros(1, *shape), []
    for layer in layers:
        with torch.no_grad():
            signal = layer(signal)
        parameters = sum(parameter.numel() for parameter in layer.parameters())
        result.append(Stage(_describe(layer), parameters, tuple(signal.shape[1:])))
    return result


def _describe(layer: nn.Module) -> tuple[str, ...]:
    name = LAYER_NAMES[type(layer)]
    if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
        size = f"{name} {TIMES.join(map(str, layer.kernel_size))}"
        padding = [f"padding {layer.padding[0]}"] if layer.padding[0] else []
        return (*(["transposed"] if isinstance(layer, nn.ConvTranspose2d) else []), size, *padding)
    if isinstance(layer, nn.MaxPool2d):
        return (f"{name} {layer.kernel_size}{TIMES}{layer.kernel_size}",)
    if isinstance(layer, nn.Upsample):
        return (name, f"{TIMES}{layer.scale_factor:g}")
    return (name,)


def _shape_text(shape: Shape) -> str:
    return f"({', '.join(map(str, shape))})" if len(shape) > 1 else str(shape[0])


def _spread(shape: Shape) -> float:
    """How far the last plane of a stack is shifted; pixels."""
    return 5 * min(shape[0] - 1, 7) * (0.6 if shape[0] > 8 else 1)


def _extent(shape: Shape) -> tuple[float, float]:
    """How wide and how high an array of this shape is drawn; pixels."""
    if len(shape) == 1:
        return 16, min(36 + 5.2 * shape[0] ** 0.5, 172)
    side = 14 + 2.55 * shape[1] + _spread(shape)
    return side, side


def _array(picture: Picture, center: float, middle: float, shape: Shape, role: Role) -> None:
    """Draw feature maps as a stack of planes (at most eight) and a vector as a bar."""
    width, height = _extent(shape)
    left, top = center - width / 2, middle - height / 2
    if len(shape) == 1:
        picture.box(left, top, width, height, fill=role.soft, line=role.line, radius=5, thickness=1.5)
        return
    for shift in np.linspace(0, _spread(shape), min(shape[0], 8)):
        picture.plane(left + shift, top + shift, width - _spread(shape), height - _spread(shape), role)


def _centers(shapes: list[Shape]) -> list[float]:
    """Spread arrays over the width so that the gaps between them are equal."""
    widths = np.array([max(_extent(shape)[0], 30) for shape in shapes])
    left, right = MARGIN + 18, WIDTH - MARGIN - 18
    gap = (right - left - widths.sum()) / (len(shapes) - 1)
    return list(left + np.cumsum(widths + gap) - gap - widths / 2)


def _gaps(shapes: list[Shape]) -> list[tuple[float, float]]:
    """Return where the arrow from each array to the next begins and ends."""
    edges = [(center, _extent(shape)[0] / 2 + 9) for center, shape in zip(_centers(shapes), shapes, strict=True)]
    return [(left + reach, right - next_reach) for (left, reach), (right, next_reach) in pairwise(edges)]


def _lines(picture: Picture, x: float, y: float, lines: tuple[str, ...], **style: str) -> None:
    for index, line in enumerate(lines):
        picture.text(x, y + 22 * index, line, size=18, **style)


def lenet5() -> Image.Image:
    """LeNet-5 for 28 by 28 images, with all shapes and the number of parameters in each layer."""
    size = TIMES.join(map(str, IMAGE_SHAPE[1:]))
    note = (
        "a non-linearity follows each convolution and each linear layer but the last, whose ten outputs are the logits"
    )
    return architecture(encoder_layers(), IMAGE_SHAPE, f"LeNet-5 for images of {size}", note)


def architecture(layers: nn.Sequential, first: Shape, title: str, note: str, *, counted: bool = True) -> Image.Image:
    """Layers in a row, for an input of the shape `first`: all shapes and, if `counted`, each layer's parameters."""
    path = stages(layers, first)
    shapes, middle = [first, *(stage.shape for stage in path)], 206
    total = sum(stage.parameters for stage in path)
    picture = Picture(WIDTH, 404 if counted else 370, title, f"{total:,} parameters" if counted else "")
    for place, (center, shape) in enumerate(zip(_centers(shapes), shapes, strict=True)):
        role = OUTPUT if place else INPUT
        _array(picture, center, middle, shape, role)
        picture.text(center, 308, _shape_text(shape), size=19, color=role.ink, weight="bold")
    for stage, (start, end) in zip(path, _gaps(shapes), strict=True):
        picture.arrow((start, middle), (end, middle))
        _lines(picture, (start + end) / 2, 92, stage.lines)
        if counted and stage.parameters:
            picture.text((start + end) / 2, 344, f"{stage.parameters:,}", size=18, color=KERNEL.ink)
    if counted:
        picture.text(MARGIN, 344, "parameters", size=18, color=KERNEL.ink, ha="left")
    picture.text(WIDTH / 2, picture.height - 24, note, size=18, color=MUTED)
    return picture.image()


def decoder() -> Image.Image:
    """LeNet-5 above, the decoder below in the opposite direction, through the same shapes."""
    down = stages(encoder_layers(), IMAGE_SHAPE)
    shapes = [IMAGE_SHAPE, *(stage.shape for stage in down)]
    up = stages(decoder_layers(), shapes[-1])
    back = [*(stage.shape for stage in reversed(up)), shapes[-1]]
    if back != shapes:
        raise ValueError(f"the decoder's shapes {back} are not LeNet's {shapes}")
    total = sum(stage.parameters for stage in up)
    picture = Picture(WIDTH, 570, "The decoder: LeNet-5 in reverse", f"{total:,} parameters in the decoder")
    upper, lower = 192, 402
    for center, shape in zip(_centers(shapes), shapes, strict=True):
        role = CODE if shape == shapes[-1] else OUTPUT
        _array(picture, center, upper, shape, INPUT if shape == IMAGE_SHAPE else role)
        _array(picture, center, lower, shape, role)
        picture.text(center, 297, _shape_text(shape), size=19, weight="bold")
    for above, below, (start, end) in zip(down, reversed(up), _gaps(shapes), strict=True):
        picture.arrow((start, upper), (end, upper))
        picture.arrow((end, lower), (start, lower))
        _lines(picture, (start + end) / 2, 84, above.lines, color=MUTED)
        _lines(picture, (start + end) / 2, 500, below.lines)
    picture.text(MARGIN, 95, "LeNet-5", size=18, color=INPUT.ink, weight="bold", ha="left")
    picture.text(MARGIN, 533, "decoder", size=18, color=OUTPUT.ink, weight="bold", ha="left")
    return picture.image()


def _digit() -> NDArray[np.float64]:
    """Draw a three of 28 by 28 pixels, for illustration only."""
    glyph = Picture(*IMAGE_SHAPE[1:])
    glyph.text(14, 14.5, "3", size=27, weight="bold", color="#000000")
    pixels = np.asarray(glyph.image().convert("L"), dtype=float)
    return (pixels.max() - pixels) / np.ptp(pixels)


def _blurred(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Average over three by three pixels, in the way of a typical reconstruction."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(pixels, 1), (3, 3))
    return np.asarray(windows.mean(axis=(2, 3)))


def autoencoder() -> Image.Image:
    """Image, encoder, code of ten numbers, decoder, image; and the loss that compares both images."""
    code = stages(encoder_layers(), IMAGE_SHAPE)[-1].shape
    output = stages(decoder_layers(), code)[-1].shape
    width, middle, edge = 1080, 214, 56
    side = 5 * IMAGE_SHAPE[1]  # whole pixels, hence sharp ones
    center, first, last = width / 2, edge, width - edge - side
    corner = f"{prod(IMAGE_SHAPE)} pixels → {prod(code)} numbers → {prod(output)} pixels"
    picture = Picture(width, 430, "An autoencoder and its bottleneck", corner)
    digit = _digit()
    for x, pixels, name, shape in (
        (first, digit, "X", IMAGE_SHAPE),
        (last, _blurred(digit), "output", output),
    ):
        picture.pixels(x, middle - side / 2, side, pixels)
        picture.text(x + side / 2, middle - side / 2 - 22, name, size=20, weight="bold")
        picture.text(x + side / 2, middle + side / 2 + 22, _shape_text(shape), size=18, color=MUTED)
    for sign, name, note, role in (
        (-1, "encoder", "LeNet-5", INPUT),
        (1, "decoder", "LeNet-5 in reverse", OUTPUT),
    ):
        wide, narrow = center + sign * 296, center + sign * 62
        picture.polygon(
            [(wide, middle - 100), (narrow, middle - 58), (narrow, middle + 58), (wide, middle + 100)], role
        )
        picture.text((wide + narrow) / 2, middle - 12, name, size=24, weight="bold", color=role.ink)
        picture.text((wide + narrow) / 2, middle + 20, note, size=18, color=role.ink)
    for start, end in ((208, 238), (484, 516), (564, 596), (842, 872)):
        picture.arrow((start, middle), (end, middle))
    _code(picture, center, middle, code)
    x, y = first + side / 2, 388
    picture.line((x, 346), (x, y), (center - 175, y))
    picture.line((width - x, 346), (width - x, y), (center + 175, y))
    picture.text(center, y, "loss: how far is output from X?", size=19)
    return picture.image()


def _code(picture: Picture, center: float, middle: float, code: Shape) -> None:
    """Draw the code as a column of cells."""
    cell = 15
    for index in range(prod(code)):
        picture.box(
            center - 11,
            middle + cell * (index - prod(code) / 2),
            22,
            cell - 2,
            fill=CODE.strong,
            line=CODE.line,
            radius=3,
        )
    text = f"code of {prod(code)}"
    picture.text(center, middle - 108, text, size=20, weight="bold", color=CODE.ink)
