"""The embedded MNIST digits and what principal components make of them, for the trusted side only.

Hidden tests take images, labels and baselines from here; student code never does. Everything is read once,
and the arrays are read-only.
"""

from __future__ import annotations

import json
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.data.rebuild import RAW, encode_idx, read_idx

DATA = Path(__file__).resolve().parent / "data"
PCA_TABLE = DATA / "pca.json"
MEAN, STANDARD_DEVIATION = 0.1307, 0.3081
LABEL_FILES = ("train-labels-idx1-ubyte", "t10k-labels-idx1-ubyte")
IMAGE_FILES = ("train-images-idx3-ubyte", "t10k-images-idx3-ubyte")


@lru_cache
def test_images() -> NDArray[np.uint8]:
    """Return the official test digits: (10000, 28, 28) uint8, read-only."""
    return read_idx(DATA / RAW / "t10k-images-idx3-ubyte")


@lru_cache
def test_labels() -> NDArray[np.int64]:
    """Return the labels of the official test digits: (10000,) int64 from 0 to 9, read-only."""
    return _read_labels("t10k-labels-idx1-ubyte")


@lru_cache
def training_subset() -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return 6,000 training digits, 600 of each class: (6000, 28, 28) uint8 and (6000,) int64, read-only."""
    return read_idx(DATA / RAW / "train-images-idx3-ubyte"), _read_labels("train-labels-idx1-ubyte")


def _read_labels(name: str) -> NDArray[np.int64]:
    labels = read_idx(DATA / RAW / name).astype(np.int64)
    labels.setflags(write=False)
    return labels


def scale(images: NDArray[np.uint8], flat: bool = False) -> NDArray[np.float32]:
    """Return digits from 0 to 1: (n, 28, 28) uint8 → (n, 1, 28, 28) float32, or (n, 784) if `flat`."""
    scaled = images[:, None].astype(np.float32) / np.float32(255)
    return scaled.reshape(len(images), -1) if flat else scaled


def normalize(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return digits as networks see them: (n, 28, 28) uint8 → (n, 1, 28, 28) float32, standardised."""
    return (scale(images) - np.float32(MEAN)) / np.float32(STANDARD_DEVIATION)


@lru_cache
def _pca_table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(PCA_TABLE.read_text())
    return table


def pca_mae(k: int) -> float:
    """Return the mean absolute error of PCA with `k` components on the test digits, pixels in [0, 1].

    `k` runs from 0 (the mean image alone) to 784; mean and components come from the 60,000 training digits.

    Raises:
        ValueError: `k` is out of range.
    """
    return _pca_error("mae", k)


def pca_mse(k: int) -> float:
    """Return the mean squared error of PCA with `k` components, like `pca_mae`."""
    return _pca_error("mse", k)


def _pca_error(measure: str, k: int) -> float:
    errors = _pca_table()[measure]
    if not 0 <= k < len(errors):
        raise ValueError(f"PCA of 784 pixels has 0 to {len(errors) - 1} components, not {k}.")
    return float(errors[k])


def grading_folder(path: Path) -> Path:
    """Fill `path` with the embedded digits for a sandbox, test labels scrubbed to zero, and return `path`.

    `torchvision.datasets.MNIST(path)` can read it. Every file is a copy, so that nothing leads back here.
    The training labels stay: the fallback learns from them.
    """
    raw = path / RAW
    raw.mkdir(parents=True, exist_ok=True)
    for name in (*IMAGE_FILES, LABEL_FILES[0]):
        shutil.copyfile(DATA / RAW / name, raw / name)
    scrubbed = np.zeros(len(test_labels()), dtype=np.uint8)
    (raw / LABEL_FILES[1]).write_bytes(encode_idx(scrubbed))
    return path
