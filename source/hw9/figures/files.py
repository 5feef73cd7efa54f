"""From sheets to files: animations with one palette for all of them, and still pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from drawing import FAINT, INK, INPUT, KERNEL, MUTED, OUTPUT, PADDING, PAPER, Picture
from matplotlib.colors import to_rgb
from PIL import Image

Step = TypeVar("Step")


def animate(steps: Sequence[Step], sheet: Callable[[int, Step | None], Picture]) -> list[Image.Image]:
    """Render `sheet(count, step)` for every step, `count` from 1, and a last frame, which has no step."""
    return [sheet(count, step).image() for count, step in enumerate([*steps, None], start=1)]


def gif_palette() -> Image.Image:
    """Return the palette of all animations: the colours above and the shades that smooth their edges."""
    roles = (INPUT, KERNEL, OUTPUT, PADDING)
    grounds = [PAPER, *(shade for role in roles for shade in (role.soft, role.strong))]
    pairs = [(INK, ground) for ground in grounds]
    fronts = [MUTED, FAINT, *(shade for role in roles for shade in (role.line, role.ink))]
    pairs += [(front, PAPER) for front in fronts]
    colors = {to_rgb(color) for pair in pairs for color in pair}
    for front, back in pairs:
        mix = np.linspace(to_rgb(back), to_rgb(front), 4)[1:-1]
        colors |= {tuple(row) for row in mix}
    palette = Image.new("P", (1, 1))
    palette.putpalette(np.rint(255 * np.array(sorted(colors))).astype(np.uint8).tobytes())
    return palette


def save_gif(frames: Sequence[Image.Image], path: Path, *, seconds: float = 1.1, last: float = 3.0) -> None:
    """Write an endless animation whose last frame stays longer."""
    palette = gif_palette()
    pages = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    durations = [round(1000 * seconds)] * (len(pages) - 1) + [round(1000 * last)]
    pages[0].save(path, save_all=True, append_images=pages[1:], duration=durations, loop=0, optimize=True)


def save_png(image: Image.Image, path: Path) -> None:
    """Write a still drawing with a palette of 128 colours."""
    image.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def draw_named(arguments: Sequence[str], names: Sequence[str], draw: Callable[[str, Path], Path], folder: Path) -> None:
    """Draw what a command line names, by default everything, into the folder that it names, by default `folder`."""
    chosen = [argument for argument in arguments if argument in names]
    folders = [Path(argument) for argument in arguments if argument not in names]
    if len(folders) > 1 or any(other.suffix for other in folders):
        sys.exit(f"Usage: draw.py [OUTPUT_DIR] [NAME…]; the names are {', '.join(names)}.")
    target = folders[0] if folders else folder
    target.mkdir(parents=True, exist_ok=True)
    for name in chosen or names:
        path = draw(name, target)
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
