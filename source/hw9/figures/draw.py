"""Draw all figures of the homework, or some: `python source/hw9/figures/draw.py [OUTPUT_DIR] [NAME…]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
# a script sees its own folder only, and the figures are computed from the references in the project's root
sys.path[:0] = [str(HERE), str(HERE.parents[2])]

import backward  # noqa: E402
import channels  # noqa: E402
import files  # noqa: E402
import networks  # noqa: E402
import photograph  # noqa: E402
import planes  # noqa: E402
import sequences  # noqa: E402
from PIL import Image  # noqa: E402

# seconds a frame: longer where there is more to read
ANIMATIONS: dict[str, tuple[Callable[[], list[Image.Image]], float]] = {
    "conv1d.gif": (sequences.conv1d_frames, 1.3),
    "conv1d_backward.gif": (backward.conv1d_backward_frames, 2.2),
    "conv1d_padding.gif": (sequences.conv1d_padding_frames, 1.2),
    "conv2d.gif": (planes.conv2d_frames, 1.3),
    "conv2d_padding.gif": (planes.conv2d_padding_frames, 1.0),
    "conv2d_channels.gif": (channels.conv2d_channels_frames, 1.4),
    "conv2d_outputs.gif": (channels.conv2d_outputs_frames, 1.0),
    "maxpool1d.gif": (sequences.maxpool1d_frames, 1.1),
    "strides.gif": (sequences.strides_frames, 1.4),
}
STILLS: dict[str, Callable[[], Image.Image]] = {
    "lenet5.png": networks.lenet5,
    "autoencoder.png": networks.autoencoder,
    "decoder.png": networks.decoder,
}
NAMES = [*ANIMATIONS, *STILLS, "astronaut.png"]


def draw(name: str, folder: Path) -> Path:
    """Draw one figure into a folder and return its path."""
    path = folder / name
    if name in ANIMATIONS:
        frames, seconds = ANIMATIONS[name]
        files.save_gif(frames(), path, seconds=seconds)
    elif name in STILLS:
        files.save_png(STILLS[name](), path)
    else:
        photograph.astronaut().save(path, optimize=True)
    return path


def main(arguments: list[str]) -> None:
    """Draw what the command line names."""
    files.draw_named(arguments, NAMES, draw, HERE.parent / "images")


if __name__ == "__main__":
    main(sys.argv[1:])
