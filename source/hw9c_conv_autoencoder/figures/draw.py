"""Draw all figures of the lab, or some: `python source/hw9c_conv_autoencoder/figures/draw.py [OUTPUT_DIR] [NAME…]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
# hw9's drawing, the lab's own module, and what that imports
sys.path[:0] = [str(SOURCE / "hw9" / "figures"), str(HERE.parent), str(SOURCE.parent)]

import files  # noqa: E402
import networks  # noqa: E402
from PIL import Image  # noqa: E402
from torch import nn  # noqa: E402

from hw9c_support import stamping_film  # noqa: E402

NOTE = "a ReLU follows each convolution, and a sigmoid the last layer"


def encoder() -> list[nn.Module]:
    """The layers from the image to the code that change the shape."""
    first = nn.Conv2d(1, 16, 3, padding=1), nn.MaxPool2d(2)
    return [*first, nn.Conv2d(16, 4, 3, padding=1), nn.MaxPool2d(2)]


def transposed() -> Image.Image:
    """The suggested network, with transposed convolutions in its decoder."""
    decoder = nn.ConvTranspose2d(4, 16, 2, stride=2), nn.ConvTranspose2d(16, 1, 2, stride=2)
    return drawing(nn.Sequential(*encoder(), *decoder), "Down by pooling, up by transposed convolutions")


def upsampling() -> Image.Image:
    """The variant, with upsampling and convolutions in its decoder."""
    first = nn.Upsample(scale_factor=2), nn.Conv2d(4, 16, 3, padding=1)
    second = nn.Upsample(scale_factor=2), nn.Conv2d(16, 1, 3, padding=1)
    return drawing(nn.Sequential(*encoder(), *first, *second), "Down by pooling, up by upsampling and convolution")


def drawing(layers: nn.Sequential, title: str) -> Image.Image:
    """A network and its shapes, but not its parameters: students count these by hand."""
    return networks.architecture(layers, networks.IMAGE_SHAPE, title, NOTE, counted=False)


DRAWINGS: dict[str, Callable[[], Image.Image]] = {"transposed.png": transposed, "upsampling.png": upsampling}
NAMES = [*DRAWINGS, "stamping.gif"]


def draw(name: str, folder: Path) -> Path:
    """Draw one figure into a folder and return its path."""
    path = folder / name
    if name in DRAWINGS:
        files.save_png(DRAWINGS[name](), path)
    else:
        stamping_film().save(path, writer="pillow", dpi=90)  # in its own colours, unlike hw9's films
    return path


def main(arguments: list[str]) -> None:
    """Draw what the command line names."""
    files.draw_named(arguments, NAMES, draw, HERE.parent / "images")


if __name__ == "__main__":
    main(sys.argv[1:])
