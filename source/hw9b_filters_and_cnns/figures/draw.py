"""Draw all figures of the lab, or some: `python source/hw9b_filters_and_cnns/figures/draw.py [OUTPUT_DIR] [NAME…]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise, starmap
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
# hw9's drawing, the lab's own module, and what that imports
sys.path[:0] = [str(SOURCE / "hw9" / "figures"), str(HERE.parent), str(SOURCE.parent)]

import files  # noqa: E402
import networks  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402
from torch import nn  # noqa: E402

from hw9b_support import convolution_film  # noqa: E402

SIGNAL, FILTER = [2] * 7 + [10] * 5 + [1] * 8 + [5] * 5, [-1, 0, 1]
LOGO_SIZE, FINER = 160, 4
NOTE = "a ReLU follows each {layers} but the last, whose ten outputs are the logits"
CONVOLUTIONAL = "convolution and each linear layer"


def mlp() -> Image.Image:
    """The lab's MLP, 784 → 512 → 256 → 128 → 10."""
    widths = [784, 512, 256, 128, 10]
    layers = nn.Sequential(*starmap(nn.Linear, pairwise(widths)))
    return drawing(layers, (784,), "An MLP for digits", "linear layer")


def lenet() -> Image.Image:
    """The lab's LeNet-5: two convolutions that keep the size, and three linear layers."""
    layers = nn.Sequential(
        *(nn.Conv2d(1, 6, 3, padding=1), nn.MaxPool2d(2)),
        *(nn.Conv2d(6, 16, 3, padding=1), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(784, 120), nn.Linear(120, 84), nn.Linear(84, 10)),
    )
    return drawing(layers, networks.IMAGE_SHAPE, "Our LeNet-5", CONVOLUTIONAL)


def cnn() -> Image.Image:
    """The lab's CNN: three convolutions that keep the size, and two linear layers."""
    layers = nn.Sequential(
        *(nn.Conv2d(1, 16, 3, padding=1), nn.MaxPool2d(2)),
        *(nn.Conv2d(16, 32, 3, padding=1), nn.MaxPool2d(2)),
        *(nn.Conv2d(32, 64, 3, padding=1), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(576, 128), nn.Linear(128, 10)),
    )
    return drawing(layers, networks.IMAGE_SHAPE, "A CNN with three convolutions", CONVOLUTIONAL)


def drawing(layers: nn.Sequential, first: tuple[int, ...], title: str, with_relu: str) -> Image.Image:
    """A network and its shapes, but not its parameters: students count these by hand."""
    return networks.architecture(layers, first, title, NOTE.format(layers=with_relu), counted=False)


def logo() -> Image.Image:
    """Straight, slanted and round shapes, dark and light, on a transparent ground: (160, 160) RGBA."""
    side = LOGO_SIZE * FINER
    image = Image.new("RGBA", (side, side))
    pen, part = ImageDraw.Draw(image), side / 16
    pen.rectangle([part, part, 9 * part, 9 * part], fill="#1b3a5c")
    pen.rectangle([2.5 * part, 4 * part, 7.5 * part, 6 * part], fill="#ffffff")
    pen.ellipse([7 * part, 6 * part, 15 * part, 14 * part], fill="#e69f00")
    pen.ellipse([9.5 * part, 8.5 * part, 12.5 * part, 11.5 * part], fill="#5c1b1b")
    pen.polygon([(part, 15 * part), (6.5 * part, 15 * part), (3.75 * part, 10 * part)], fill="#009e73")
    pen.rectangle([11 * part, part, 12 * part, 5 * part], fill="#000000")
    pen.rectangle([13 * part, part, 14 * part, 5 * part], fill="#9db8d2")
    return image.resize((LOGO_SIZE, LOGO_SIZE), Image.Resampling.LANCZOS)


DRAWINGS: dict[str, Callable[[], Image.Image]] = {"mlp.png": mlp, "lenet.png": lenet, "cnn.png": cnn}
NAMES = [*DRAWINGS, "logo.png", "convolution.gif"]


def draw(name: str, folder: Path) -> Path:
    """Draw one figure into a folder and return its path."""
    path = folder / name
    if name in DRAWINGS:
        files.save_png(DRAWINGS[name](), path)
    elif name == "logo.png":
        logo().save(path, optimize=True)
    else:
        convolution_film(SIGNAL, FILTER).save(path, writer="pillow", dpi=90)  # in its own colours, unlike hw9's films
    return path


def main(arguments: list[str]) -> None:
    """Draw what the command line names."""
    files.draw_named(arguments, NAMES, draw, HERE.parent / "images")


if __name__ == "__main__":
    main(sys.argv[1:])
