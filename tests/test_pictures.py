"""hw9_pictures outside of notebooks: the numbers that the pictures show. Notebooks are in test_support_notebook.py."""

from __future__ import annotations

import math
import os
import pty
import sys
import termios
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from matplotlib.figure import Figure
from support_data import Echo, seclude, small, write_mnist
from torch import nn

from hw9_pictures import (
    MNIST_MEAN,
    MNIST_STD,
    History,
    compare,
    in_notebook,
    progress_bar,
    show,
    show_feature_maps,
    show_images,
    show_kernels,
    show_reconstructions,
    show_strips,
    unnormalize,
)
from hw9_support import run_model


@pytest.fixture(autouse=True)
def secluded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seclude(tmp_path, monkeypatch)


def shown(figure: Figure) -> np.ndarray:
    """What is in the axes that have a picture; there are no other figures left."""
    figure.canvas.draw()
    assert not plt.get_fignums()
    return np.stack([axis.images[0].get_array() for axis in figure.axes if axis.images])


def rows(figure: Figure) -> tuple[int, int]:
    return figure.axes[0].get_gridspec().get_geometry()


def normal(grey: np.ndarray) -> np.ndarray:
    return (grey - 0.1307) / 0.3081


def test_unnormalize_undoes_and_never_clips() -> None:
    grey = np.array([[-0.5, 0.0], [1.0, 1.5]])
    np.testing.assert_allclose(unnormalize((grey - MNIST_MEAN) / MNIST_STD), grey)
    tensor = torch.tensor(normal(grey), requires_grad=True)
    torch.testing.assert_close(unnormalize(tensor).detach(), torch.tensor(grey))


# --- images ---


@pytest.mark.parametrize("shape", [(10, 28, 28), (10, 1, 28, 28)])
@pytest.mark.parametrize("kind", ["tensor", "array", "gradient"])
@pytest.mark.parametrize("normalized", [True, False])
def test_show_images(shape: tuple[int, ...], kind: str, normalized: bool) -> None:
    grey = np.random.default_rng(0).random(shape)
    images = normal(grey) if normalized else grey
    given = images if kind == "array" else torch.tensor(images, requires_grad=kind == "gradient")
    figure = show_images(given, titles=torch.arange(10), columns=4)
    np.testing.assert_allclose(shown(figure), grey.reshape(10, 28, 28), atol=1e-6)
    assert rows(figure) == (3, 4)
    for index, axis in enumerate(figure.axes[:10]):
        assert axis.images[0].get_clim() == (0, 1)
        assert axis.images[0].get_cmap().name == "gray"
        assert axis.get_title() == str(index)


def test_what_is_told_counts_more_than_the_sign() -> None:
    images = np.random.default_rng(0).random((3, 5, 4))
    np.testing.assert_allclose(shown(show_images(images, normalized=True)), unnormalize(images))
    np.testing.assert_allclose(shown(show_images(-images, normalized=False)), -images)
    np.testing.assert_allclose(shown(show_strips(images, images, normalized=True))[:3], unnormalize(images))


def test_show_a_single_image() -> None:
    grey = np.random.default_rng(0).random((28, 28))
    np.testing.assert_allclose(shown(show_images(grey)), grey[None])


@pytest.mark.parametrize("shape", [(0, 28, 28), (2, 3, 28, 28), (28,), (2, 1, 1, 28, 28)])
def test_not_grey_images(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"^Grey images are \(n, height, width\) or"):
        show_images(np.zeros(shape))


def test_too_few_titles() -> None:
    with pytest.raises(ValueError, match="There are 3 images, but 2 titles"):
        show_images(np.zeros((3, 28, 28)), titles="ab")


def test_show_strips() -> None:
    """One below the other; they are normalised together, even if a single strip has a negative pixel."""
    grey = np.random.default_rng(0).random((3, 9, 28, 28))
    strips = [torch.tensor(normal(grey[0])), normal(grey[1]).reshape(9, 1, 28, 28), normal(grey[2]).clip(0)]
    figure = show_strips(*strips)
    assert rows(figure) == (3, 9)
    pictures = shown(figure)
    np.testing.assert_allclose(pictures[:18], grey[:2].reshape(18, 28, 28))
    np.testing.assert_allclose(pictures[18:], grey[2].clip(0.1307))


@pytest.mark.parametrize("shape", [(5, 28, 28), (5, 1, 28, 28), (5, 784)])
@pytest.mark.parametrize("normalized", [True, False])
def test_show_reconstructions(shape: tuple[int, ...], normalized: bool) -> None:
    random = np.random.default_rng(0)
    images = random.normal(size=shape) if normalized else random.random(shape)
    model = nn.Sequential(Echo(), nn.Dropout(0.5), nn.Dropout(0.5)).train()
    model[0].scale.data.fill_(0.5)
    model[2].eval()
    figure = show_reconstructions(model, images)
    grey = unnormalize if normalized else np.asarray
    squares = images.reshape(5, 28, 28)
    assert rows(figure) == (2, 5)
    np.testing.assert_allclose(shown(figure), [*grey(squares), *grey(squares / 2)], atol=1e-5)
    assert [module.training for module in model.modules()] == [True, True, True, False]


def test_reconstructions_of_another_sign_are_normalised_as_the_images_are() -> None:
    model = Echo()
    model.scale.data.fill_(-1)
    images = np.random.default_rng(0).random((2, 28, 28))
    np.testing.assert_allclose(shown(show_reconstructions(model, images)), [*images, *-images], atol=1e-6)


def test_show_reconstructions_of_a_classifier() -> None:
    with pytest.raises(ValueError, match=r"^The model made \(2, 10\) of images \(2, 1, 28, 28\)\.$"):
        show_reconstructions(small(), torch.zeros(2, 28, 28))


def test_a_model_that_fails_keeps_its_mode() -> None:
    model = nn.Linear(3, 3)
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        show_reconstructions(model, torch.zeros(2, 28, 28))
    assert model.training


# --- kernels and maps ---


@pytest.mark.parametrize(("channels", "geometry"), [(1, (2, 8)), (3, (12, 3))])
def test_show_kernels(channels: int, geometry: tuple[int, int]) -> None:
    layer = nn.Conv2d(channels, 12, (5, 4))
    layer.weight.data[2, 0, 1, 1] = -3
    figure = show_kernels(layer)
    np.testing.assert_allclose(shown(figure), layer.weight.detach().reshape(-1, 5, 4))
    assert rows(figure) == geometry
    limits = {axis.images[0].get_clim() for axis in figure.axes if axis.images}
    assert limits == {(-3, 3)}
    purple, white, orange = plt.get_cmap(figure.axes[0].images[0].get_cmap().name)([0.1, 0.5, 0.9])[:, :3]
    assert purple[2] > purple[0] > purple[1]
    assert white.min() > 0.95
    assert orange[0] > orange[1] > orange[2]


@pytest.mark.parametrize("shape", [(28, 28), (1, 28, 28), (1, 1, 28, 28)])
def test_show_feature_maps(shape: tuple[int, ...]) -> None:
    model = nn.Sequential(nn.Conv2d(1, 6, 5, stride=3), nn.BatchNorm2d(6), nn.Dropout(0.5)).train()
    model[2].eval()
    image = torch.randn(shape)
    figure = show_feature_maps(model, image)
    with torch.inference_mode():
        expected = model[0](image.reshape(1, 1, 28, 28))[0] / math.sqrt(1 + 1e-5)  # BatchNorm has seen nothing
    np.testing.assert_allclose(shown(figure), expected, atol=1e-5)
    largest = expected.abs().max().item()
    for axis in figure.axes:
        assert axis.images[0].get_clim() == pytest.approx((-largest, largest))
    assert [module.training for module in model.modules()] == [True, True, True, False]


def test_feature_maps_of_several_channels() -> None:
    layer = nn.Conv2d(3, 2, 3)
    image = torch.randn(3, 8, 8)
    np.testing.assert_allclose(shown(show_feature_maps(layer, image)), layer(image[None])[0].detach(), atol=1e-5)
    with pytest.raises(ValueError, match=r"^Feature maps are .*; this layer returned \(1, 10\)\.$"):
        show_feature_maps(small(), torch.zeros(28, 28))


# --- history ---


def test_history() -> None:
    history = History([0.5, 0.25, 0.2], [0.4, 0.3, 0.2], [0.9, 0.9872, 0.95])
    assert (history.epochs, history.best) == (3, 2)
    assert history.epoch(1) == "Train Loss = 0.5000; Valid Loss = 0.4000; Valid Accuracy = 90.0%"
    best = "Train Loss = 0.2500; Valid Loss = 0.3000; Valid Accuracy = 98.7%"
    assert repr(history) == f"History(3 epochs; best: 2, {best})"
    assert repr(History()) == "History(0 epochs)"


@pytest.mark.parametrize(
    ("lists", "best"),
    [
        ([], 0),
        ([[3, 1, 2]], 2),
        ([[3, 2, 1], [1, 2, 3]], 1),
        ([[3, 2, 1], [3, 1, 1]], 2),
        ([[1, 2, 3], [1, 2, 3], [0.1, 0.3, 0.2]], 2),
        ([[1, 2, 3], [3, 2, 1], [0.1, 0.3, 0.3]], 2),
    ],
)
def test_the_best_epoch(lists: list[list[float]], best: int) -> None:
    assert History(*lists).best == best


def test_one_more_epoch() -> None:
    first = History().and_then(2.0, 3.0)
    assert first.and_then(1.0, 4.0) == History([2.0, 1.0], [3.0, 4.0])
    assert first == History([2.0], [3.0])
    assert History().and_then(2.0, 3.0, 0.5).and_then(1.0, 2.0, 0.6).valid_accuracy == [0.5, 0.6]
    for losses in ((math.nan, 1.0), (1.0, math.inf)):
        with pytest.raises(FloatingPointError, match=r"training collapsed\. Try a lower learning_rate\.$"):
            first.and_then(*losses)


def curves(figure: Figure) -> list[dict[str, tuple[list[float], list[float]]]]:
    """For each axis the named curves; drawing them complains of nothing."""
    figure.canvas.draw()
    assert not plt.get_fignums()
    found = []
    for axis in figure.axes:
        legend = [text.get_text() for text in axis.get_legend().get_texts()]
        lines = {line.get_label(): (list(line.get_xdata()), list(line.get_ydata())) for line in axis.lines}
        assert legend == list(lines)
        assert axis.get_xlabel() == "Epoch"
        assert all(tick == round(tick) for tick in axis.get_xticks())
        found.append(lines)
    return found


def test_plot() -> None:
    losses, accuracy = curves(History([0.5, 0.25], [0.4, 0.3], [0.9, 0.9872]).plot())
    assert losses == {"Train Loss": ([1, 2], [0.5, 0.25]), "Valid Loss": ([1, 2], [0.4, 0.3])}
    assert accuracy == {"Valid Accuracy in %": ([1, 2], [90.0, 98.72])}
    assert len(curves(History([0.5], [0.4]).plot())) == 1
    assert len(curves(History().plot())) == 1


@pytest.mark.parametrize("names", [(), ("deep", "wide")])
def test_compare_a_classifier_and_an_autoencoder(names: tuple[str, ...]) -> None:
    figure = compare(History([3, 2], [4, 3]), History([1], [2], [0.5]), names=names)
    losses, accuracy = curves(figure)
    first, second = names or ("run 1", "run 2")
    assert losses == {
        f"{first}: Train Loss": ([1, 2], [3, 2]),
        f"{first}: Valid Loss": ([1, 2], [4, 3]),
        f"{second}: Train Loss": ([1], [1]),
        f"{second}: Valid Loss": ([1], [2]),
    }
    assert accuracy == {f"{second}: Valid Accuracy in %": ([1], [50])}
    lines = figure.axes[0].lines
    assert lines[0].get_color() == lines[1].get_color() != lines[2].get_color() == lines[3].get_color()
    assert figure.axes[1].lines[0].get_color() == lines[2].get_color()
    assert [line.get_linestyle() for line in lines] == ["--", "-"] * 2


def test_many_runs_are_all_compared() -> None:
    assert len(compare(*[History([1], [2])] * 9).axes[0].lines) == 18


def test_compare_wants_a_name_for_each_run() -> None:
    with pytest.raises(ValueError, match="There are 2 runs, but 1 names"):
        compare(History(), History(), names=["one"])


# --- where nobody watches, and in a terminal ---


def test_a_plain_script_shows_no_picture_and_no_bar(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    show(History([1], [2]).plot(), alt="Curves.")
    run_model(write_mnist(tmp_path / "data"), small(), epochs=1)
    printed = capfd.readouterr()
    assert "[1/1] Train Loss" in printed.out
    assert "%|" not in printed.out + printed.err
    assert printed.err == ""
    assert "Curves" not in printed.out
    assert not plt.get_fignums()


def test_a_terminal_shows_two_bars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    received: list[bytes] = []

    def read() -> None:
        while not received or b"THE END" not in received[-1]:
            received.append((received[-1] if received else b"") + os.read(ours, 4096))

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    with os.fdopen(theirs, "w") as terminal, monkeypatch.context() as patch:
        patch.setattr("sys.stdout", terminal)
        run_model(write_mnist(tmp_path / "data"), small(), epochs=2, batch_size=150)
        terminal.write("THE END")
        terminal.flush()
        reader.join(10)
    os.close(ours)
    text = received[-1].decode()
    assert "All epochs:   0%|" in text
    assert "This epoch:   0%|" in text
    assert "| 0/2 [" in text.split("All epochs")[1].split("\r")[0]
    assert "[1/2] Train Loss" in text
    assert "[2/2] Train Loss" in text
    assert "%|" not in text.split("[2/2] Train Loss")[1].rsplit("\r", 1)[-1]


@pytest.mark.parametrize("terminal", [True, False])
def test_ipython_in_a_terminal_is_no_notebook(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=object))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(isatty=lambda: terminal))
    assert in_notebook() is not terminal


def test_bars_begin_where_a_resumed_run_does(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(list[str]):
        write = list.append

        def isatty(self) -> bool:
            return True

        def flush(self) -> None: ...

    terminal: Any = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    with progress_bar("Epochs ", 10, 4) as bar:
        bar.refresh()
    monkeypatch.undo()
    assert "4/10 [" in "".join(terminal)
