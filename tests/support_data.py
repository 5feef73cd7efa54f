"""Made-up digits and small networks, which the tests of hw9_support share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import safetensors
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torchvision.datasets import MNIST

import hw9_support


def idx_bytes(array: np.ndarray) -> bytes:
    return bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">i4").tobytes() + array.tobytes()


def digits(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Made-up digits that a network can learn: label k has a bright square at a place of its own."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 10, count).astype(np.uint8)
    images = random.integers(0, 60, (count, 28, 28)).astype(np.uint8)
    for image, label in zip(images, labels, strict=True):
        row, column = divmod(int(label), 4)
        image[9 * row : 9 * row + 8, 7 * column : 7 * column + 7] = 250
    return images, labels


def raw_files(train: int = 300, test: int = 130) -> dict[str, bytes]:
    (a, b), (c, d) = digits(train, 0), digits(test, 1)
    names = [Path(name).stem for name, _ in MNIST.resources]
    return dict(zip(names, map(idx_bytes, (a, b, c, d)), strict=True))


def write_mnist(folder: Path, **counts: int) -> Path:
    raw = folder / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name, content in raw_files(**counts).items():
        (raw / name).write_bytes(content)
    return folder


def seclude(folder: Path, monkeypatch: pytest.MonkeyPatch, gpu: bool = False) -> None:
    """Run a test in a folder of its own, without what the machine or an earlier test has left."""
    monkeypatch.chdir(folder)
    for name in ("HOMEWORK_GRADING", "HOMEWORK_TESTS", "NBGRADER_EXECUTION", "JPY_SESSION_NAME"):
        monkeypatch.delenv(name, raising=False)
    if not gpu:
        monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    hw9_support._digits.cache_clear()


def small(*last: nn.Module) -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(1, 4, 5, stride=3), nn.ReLU(), nn.Flatten(), nn.Linear(256, 10), *last)


class Echo(nn.Module):
    """An autoencoder of one number."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(0.0))

    def forward(self, X: Tensor) -> Tensor:
        return self.scale * X


def reconstruct(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    output = model(X)
    return output, F.mse_loss(output, X)


def classify(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    output = model(X)
    return output, F.cross_entropy(output, y)


def copied(model: nn.Module) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in model.state_dict().items()}


def same_bits(first: dict[str, Tensor], second: dict[str, Tensor]) -> bool:
    return list(first) == list(second) and all(torch.equal(first[name], second[name]) for name in first)


def header(name: str) -> dict[str, str]:
    with safetensors.safe_open(f"checkpoints/{name}.safetensors", framework="np") as file:
        return file.metadata()
