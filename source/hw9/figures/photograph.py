"""The colour photograph of the demonstrations: astronaut Eileen Collins, by NASA, public domain."""

from __future__ import annotations

import numpy as np
from PIL import Image

SIDE = 128


def astronaut() -> Image.Image:
    """Shrink the picture that scikit-image ships by averaging square blocks; RGB, 128 by 128 pixels."""
    import skimage.data  # slow to import, and no other figure needs it

    pixels = skimage.data.astronaut()
    block = len(pixels) // SIDE
    means = pixels.reshape(SIDE, block, SIDE, block, 3).mean(axis=(1, 3))
    return Image.fromarray(np.rint(means).astype(np.uint8))
