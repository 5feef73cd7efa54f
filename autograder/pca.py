"""Principal components: the baseline that any autoencoder with the same code size has to beat."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autograder import embedded
from autograder.data.rebuild import RAW, read_idx, write_files


def write_pca_table(data: Path) -> None:
    """Write the table that `embedded.pca_mae` reads; `data` holds the complete MNIST."""
    training, test = (read_idx(data / RAW / f"{part}-images-idx3-ubyte") for part in ("train", "t10k"))
    mae, mse = pca_errors(training, test)
    table = {"mae": [round(error, 6) for error in mae], "mse": [round(error, 6) for error in mse]}
    write_files({embedded.PCA_TABLE.name: json.dumps(table).encode()}, embedded.PCA_TABLE.parent)


def pca_errors(training: NDArray[np.uint8], test: NDArray[np.uint8]) -> tuple[list[float], list[float]]:
    """Return mean absolute and mean squared errors of PCA with 0, 1, … components, fitted on `training`.

    Args:
        training, test: (n, h, w) uint8 images; errors are those of `test`, pixels in [0, 1].
    """
    fitted, residual = (images.reshape(len(images), -1).astype(np.float32) / 255 for images in (training, test))
    mean = fitted.mean(axis=0, dtype=np.float64)
    covariance = (fitted.T @ fitted).astype(np.float64) / len(fitted) - np.outer(mean, mean)
    components = np.linalg.eigh(covariance)[1][:, ::-1].astype(np.float32)
    residual = residual - mean.astype(np.float32)
    scores = residual @ components
    mae, mse = [], []
    for k in range(components.shape[1] + 1):
        if k:
            residual -= np.outer(scores[:, k - 1], components[:, k - 1])
        mae.append(float(np.abs(residual).mean(dtype=np.float64)))
        mse.append(float(np.square(residual).mean(dtype=np.float64)))
    return mae, mse
