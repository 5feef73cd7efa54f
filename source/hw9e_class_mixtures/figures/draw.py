"""Draw all figures of the lab, or some: `python source/hw9e_class_mixtures/figures/draw.py [OUTPUT_DIR] [NAME…]`."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
# hw9's drawing, the lab's own module, and what that imports
sys.path[:0] = [str(SOURCE / "hw9" / "figures"), str(HERE.parent), str(SOURCE.parent)]

import files  # noqa: E402
import networks  # noqa: E402
from PIL import Image  # noqa: E402
from torch import nn  # noqa: E402

from hw9e_support import output_padding_film  # noqa: E402

Q1, Q2, K = 8, 16, 5  # all different, so that one sees which is which
NAMES = ["autoencoder.png", "output_padding.gif"]


def autoencoder() -> Image.Image:
    """The lab's autoencoder from image to image, without its ReLUs and its last map to [0, 1]."""
    layers = nn.Sequential(
        *(nn.Conv2d(1, Q1, 5, stride=2, padding=2), nn.Conv2d(Q1, Q2, 5, stride=2, padding=2), nn.Flatten()),
        *(nn.Linear(49 * Q2, K), nn.Linear(K, 49 * Q2), nn.Unflatten(1, (Q2, 7, 7))),
        *(nn.ConvTranspose2d(n, m, 5, stride=2, padding=2, output_padding=1) for n, m in ((Q2, Q1), (Q1, 1))),
    )
    title = f"The autoencoder for Q1 = {Q1}, Q2 = {Q2}, K = {K}"
    note = f"all strides are 2; a ReLU follows each layer with parameters, but not the one that gives the code of {K}, "
    return networks.architecture(layers, networks.IMAGE_SHAPE, title, f"{note}nor the last")


def draw(name: str, folder: Path) -> Path:
    """Draw one figure into a folder and return its path."""
    path = folder / name
    if name == "autoencoder.png":
        files.save_png(autoencoder(), path)
    else:
        output_padding_film().save(path, writer="pillow", dpi=90)  # in its own colours, unlike hw9's films
    return path


def main(arguments: list[str]) -> None:
    """Draw what the command line names."""
    files.draw_named(arguments, NAMES, draw, HERE.parent / "images")


if __name__ == "__main__":
    main(sys.argv[1:])
