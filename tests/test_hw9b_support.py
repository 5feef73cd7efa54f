"""hw9b_support and hw9b_pad without a browser: the numbers behind pictures, pad and images; what a notebook is sent."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from PIL import Image
from safetensors.torch import load_file
from torch import Tensor, nn
from traitlets.config import Config

KIT = Path(__file__).resolve().parents[1]
LAB = KIT / "source" / "hw9b_filters_and_cnns"
sys.path.insert(0, str(LAB))

import hw9b_pad  # noqa: E402
import hw9b_support  # noqa: E402
from hw9b_support import (  # noqa: E402
    DrawingPad,
    add_padding_1d,
    convolution_film,
    convolution_frame,
    convolution_strip,
    load_gray_image,
    show_convolution,
    show_softmax,
    softmax_figure,
)

X = [2] * 7 + [10] * 5 + [1] * 8 + [5] * 5
H = [-1, 0, 1]
DIGITS = {
    0: [(14, 5), (10, 7), (8, 12), (8, 16), (10, 21), (14, 23), (18, 21), (20, 16), (20, 12), (18, 7), (14, 5)],
    1: [(15, 5), (14, 23)],
    7: [(7, 7), (20, 7), (13, 23)],
}


@pytest.fixture(autouse=True)
def _not_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOMEWORK_GRADING", raising=False)


def test_import_is_light() -> None:
    """A server that forks imports it: no threads, and no widgets before one is shown."""
    code = """
import os, sys, hw9_support
tasks = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0
import hw9b_support
assert not {"anywidget", "ipywidgets", "IPython"} & set(sys.modules)
assert not tasks or len(os.listdir("/proc/self/task")) == tasks
hw9b_support.show_convolution([1, 2], [1])
hw9b_support.show_softmax()
assert not {"anywidget", "ipywidgets", "IPython"} & set(sys.modules)
"""
    environment = {"PYTHONPATH": f"{KIT}:{LAB}", "MPLBACKEND": "agg"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_all_is_sorted() -> None:
    assert hw9b_support.__all__ == sorted(hw9b_support.__all__)


# --- convolution ---


@pytest.mark.parametrize(("M", "zeros"), [(1, 0), (2, 1), (3, 1), (4, 2), (5, 2)])
def test_padding(M: int, zeros: int) -> None:
    x = [1, 2, 3]
    padded = add_padding_1d(x, M)
    assert padded.dtype == float
    np.testing.assert_array_equal(padded, [0] * zeros + x + [0] * zeros)


def stems(figure: Figure, row: int, marker: str = "o", column: int = 0, columns: int = 1) -> list[tuple[float, float]]:
    """The places and values of the stems in an axes; the sticks below the markers say the same."""
    axis = figure.axes[row * columns + column]
    (line,) = [line for line in axis.lines if line.get_marker() == marker]
    tops = [tuple(segment[1]) for sticks in axis.collections for segment in sticks.get_segments()]
    found = [(float(place), float(value)) for place, value in zip(*line.get_data(), strict=True)]
    assert set(found) <= set(tops)
    return found


@pytest.mark.parametrize("M", [1, 2, 3, 4, 5])
def test_every_frame_shows_the_numbers(M: int) -> None:
    random = np.random.default_rng(M)
    x, h = random.normal(size=6), random.normal(size=M)
    y = np.convolve(x, h, mode="same")
    limits = set()
    for i in range(6):
        figure = convolution_frame(x, h, i)
        assert not plt.get_fignums()
        below = stems(figure, 0)
        over = stems(figure, 0, "s")
        products = stems(figure, 1)
        assert [value for _, value in below] == list(add_padding_1d(x, M))
        assert dict(below)[0] == x[0]
        assert [value for _, value in over] == list(h[::-1])
        assert over[M // 2][0] == i
        assert products == [(place, pytest.approx(dict(below)[place] * weight)) for place, weight in over]
        assert sum(value for _, value in products) == pytest.approx(y[i])
        assert stems(figure, 2) == [(place, pytest.approx(value)) for place, value in enumerate(y[: i + 1])]
        assert figure.axes[1].get_title().replace("−", "-").endswith(f" = {y[i]:.4g}")
        limits.add(tuple(axis.get_xlim() + axis.get_ylim() for axis in figure.axes))
        for axis, values in zip(figure.axes, [[*x, *h, 0], [value for _, value in products], y], strict=True):
            low, high = axis.get_ylim()
            assert low < min(values) <= max(values) < high
    assert len(limits) == 1


def test_the_equation_in_words() -> None:
    titles = [axis.get_title() for axis in convolution_frame(X, H, 6).axes]
    assert titles == ["x (●) and h[6 − m] (■)", "y[6] = 2·1 + 2·0 + 10·(−1) = −8", "y up to place 6"]
    assert convolution_frame(X, [1] * 6, 2).axes[1].get_title() == "y[2] = sum of 6 products = 10"


def test_the_strip_shows_four_frames() -> None:
    figure = convolution_strip(X, H)
    y = np.convolve(X, H, mode="same")
    for column, i in enumerate((0, 6, 11, 24)):
        assert stems(figure, 0, "s", column, 4) == [(i - 1, 1), (i, 0), (i + 1, -1)]
        assert stems(figure, 2, "o", column, 4) == list(enumerate(y[: i + 1]))


def test_the_film_shows_the_frames(tmp_path: Path) -> None:
    x, h = [1, 4, 2], [1, -1]
    convolution_film(x, h, seconds=0.5).save(tmp_path / "film.gif", writer="pillow")
    buffers = [io.BytesIO() for _ in x]
    for i, buffer in enumerate(buffers):
        convolution_frame(x, h, i).savefig(buffer, format="png")
    frames = [np.asarray(Image.open(buffer).convert("L"), dtype=float) for buffer in buffers]
    with Image.open(tmp_path / "film.gif") as film:
        assert (film.n_frames, film.info["duration"]) == (3, 500)
        for i in range(3):
            film.seek(i)
            differences = [np.abs(np.asarray(film.convert("L"), dtype=float) - frame).mean() for frame in frames]
            assert np.argmin(differences) == i
            assert differences[i] < 0.3


@pytest.mark.parametrize(("x", "h"), [([], [1]), ([1], []), ([[1, 2]], [1]), (3, [1])])
def test_not_signals(x: Any, h: Any) -> None:
    for function in (lambda x, h: convolution_frame(x, h, 0), convolution_strip, convolution_film, show_convolution):
        with pytest.raises(ValueError, match=r"^A signal and a filter are sequences of numbers, not arrays"):
            function(x, h)


@pytest.mark.parametrize("i", [-1, 2])
def test_no_such_place(i: int) -> None:
    with pytest.raises(ValueError, match=f"^The result has the places 0 to 1, and no place {i}"):
        convolution_frame([1, 2], [1], i)


def test_softmax_bars() -> None:
    figure = softmax_figure([2, 0, -1])
    heights = [bar.get_height() for bar in figure.axes[0].patches]
    np.testing.assert_allclose(heights, torch.tensor([2.0, 0, -1], dtype=torch.float64).softmax(0))
    assert [bar.get_height() for bar in softmax_figure([1000, 0, -1000]).axes[0].patches] == [1, 0, 0]
    figure.canvas.draw()
    assert not plt.get_fignums()


# --- images ---

RED, CLEAR_BLACK, HALF_BLACK, BLUE = (255, 0, 0, 255), (0, 0, 0, 0), (0, 0, 0, 51), (0, 0, 255, 255)


def rgba() -> Image.Image:
    return Image.fromarray(np.array([[RED, CLEAR_BLACK, HALF_BLACK], [BLUE, BLUE, RED]], dtype=np.uint8))


def palette() -> Image.Image:
    image = Image.new("P", (3, 1))
    image.putpalette([255, 0, 0, 0, 0, 0, 0, 0, 255])
    image.putdata([0, 1, 2])
    return image


@pytest.mark.parametrize(
    ("image", "options", "grey"),
    [
        (rgba(), {}, [[0.299, 1, 0.8], [0.114, 0.114, 0.299]]),
        (Image.merge("LA", [Image.new("L", (2, 1), 100), Image.new("L", (2, 1), 51)]), {}, [[0.2 / 2.55 + 0.8] * 2]),
        (Image.new("LA", (1, 1), (0, 0)), {}, [[1]]),
        (palette(), {}, [[0.299, 0, 0.114]]),
        (palette(), {"transparency": 1}, [[0.299, 1, 0.114]]),
        (palette(), {"transparency": bytes([255, 51, 0])}, [[0.299, 0.8, 1]]),
        (Image.new("L", (2, 1), 51), {}, [[0.2, 0.2]]),
        (Image.new("L", (2, 1), 51), {"transparency": 51}, [[1, 1]]),
        (Image.new("RGB", (1, 1), (0, 255, 0)), {}, [[0.587]]),
        (Image.new("RGB", (1, 1), (0, 255, 0)), {"transparency": (0, 255, 0)}, [[1]]),
        (Image.new("1", (2, 1), 1), {}, [[1, 1]]),
        (Image.fromarray(np.array([[0, 13107, 65535]], dtype=np.uint16)), {}, [[0, 0.2, 1]]),
    ],
)  # fmt: skip
def test_grey(tmp_path: Path, image: Image.Image, options: dict[str, Any], grey: list[list[float]]) -> None:
    image.save(tmp_path / "image.png", **options)
    loaded = load_gray_image(tmp_path / "image.png")
    assert loaded.dtype == np.float64
    assert 0 <= loaded.min() <= loaded.max() <= 1
    np.testing.assert_allclose(loaded, grey, atol=1e-12)
    np.testing.assert_array_equal(load_gray_image(str(tmp_path / "image.png")), loaded)


def test_no_image(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"^There is no image 'logo\.png'\.$"):
        load_gray_image("logo.png")
    with pytest.raises(FileNotFoundError, match=r"^There is no image '.*'\.$"):
        load_gray_image(tmp_path)
    (tmp_path / "text.png").write_text("no image")
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "broken.png").write_bytes(b"=%\x95\xe6".join(whole.rsplit(b"IDAT", 1)))
    (tmp_path / "head.png").write_bytes(whole[:8] + (5).to_bytes(4, "big") + whole[12:])
    for name in ("text.png", "half.png", "broken.png", "head.png"):
        with pytest.raises(ValueError, match=rf"^'.*{name}' is no image that can be read\.$"):
            load_gray_image(tmp_path / name)


# --- drawing pad ---


class Stub(nn.Module):
    """A model that looks at what it is asked, and answers with given logits."""

    def __init__(self, *logits: float) -> None:
        super().__init__()
        self.answer = torch.tensor([logits or tuple(range(10))], requires_grad=True, dtype=torch.float32)
        self.dropout, self.frozen = nn.Dropout(0.5), nn.Dropout(0.5)
        self.calls: list[Tensor] = []

    def forward(self, images: Tensor) -> Tensor:
        assert images.shape == (1, 1, 28, 28)
        assert images.dtype == torch.float32
        assert 0 <= images.min() <= images.max() <= 1
        assert not any(module.training for module in self.modules())
        assert not torch.is_grad_enabled()
        self.calls.append(images.clone())
        images += 1  # a model that writes into its input does not reach the drawing
        return self.answer * 1


def pad_of(*strokes: list[Any], model: nn.Module | None = None) -> DrawingPad:
    pad = DrawingPad(model or Stub(), show=False)
    for stroke in strokes:
        pad.stroke(stroke)
    return pad


def test_an_empty_pad() -> None:
    pad = pad_of()
    assert pad.grid.shape == (28, 28)
    assert pad.grid.dtype == np.float32
    assert not pad.grid.any()
    pad.stroke([])
    assert not pad.grid.any()


@pytest.mark.parametrize(("x", "profile"), [(5.0, [0, 1, 1, 0]), (5.5, [0, 0.5, 1, 0.5]), (5.25, [0, 0.75, 1, 0.25])])
def test_the_pen_is_two_pixels_wide_and_soft(x: float, profile: list[float]) -> None:
    grid = pad_of([(x, 5), (x, 20)]).grid
    np.testing.assert_allclose(grid[8:17, 3:7], [profile] * 9, atol=1e-6)
    assert not grid[:3].any()
    assert not grid[22:].any()
    np.testing.assert_allclose(pad_of([(5, x), (20, x)]).grid, grid.T, atol=1e-6)


def test_how_often_the_mouse_reports_does_not_matter() -> None:
    few, many = np.linspace((4, 6), (22, 19), 2), np.linspace((4, 6), (22, 19), 40)
    np.testing.assert_allclose(pad_of(list(few)).grid, pad_of(list(many)).grid, atol=1e-6)
    pieces = [list(pair) for pair in pairwise(many)]
    np.testing.assert_allclose(pad_of(*pieces).grid, pad_of(list(few)).grid, atol=1e-6)


@pytest.mark.parametrize(
    "gap", [None, (None, 5), (5, None), (np.nan, 5), (5, np.inf), (40, 5), (-1, 5), (5, -0.1), (28, 12), (12, 28)]
)
def test_no_line_leads_over_a_point_that_is_not_on_the_pad(gap: Any) -> None:
    dots = pad_of([(5.5, 5.5)], [(5.5, 20)]).grid
    assert dots.max() == 1
    assert not dots[8:17].any()
    np.testing.assert_array_equal(pad_of([(5.5, 5.5), gap, (5.5, 20)]).grid, dots)
    np.testing.assert_array_equal(pad_of([gap, (5.5, 5.5), gap, gap, (5.5, 20), gap]).grid, dots)
    assert not pad_of([gap, gap]).grid.any()


def test_strokes_do_not_join_up() -> None:
    assert not pad_of([(5, 5), (10, 5)], [(10, 20), (5, 20)]).grid[8:17].any()


def test_strokes_saturate() -> None:
    stroke = [(3, 3), (24, 20)]
    once, often = pad_of(stroke).grid, pad_of(*[stroke] * 20, [(3, 20), (24, 3)]).grid
    assert once.max() == often.max() == 1
    assert (often >= once).all()


points = st.none() | st.tuples(*[st.none() | st.floats(width=32) | st.floats(0, 28)] * 2)


@given(st.lists(st.lists(points, max_size=5), max_size=3), st.integers(0, 3))
def test_the_grid_stays_in_range(strokes: list[list[Any]], blurs: int) -> None:
    pad = pad_of(*strokes)
    for _ in range(blurs):
        pad.blur()
    assert pad.grid.dtype == np.float32
    assert pad.grid.min() >= 0
    assert pad.grid.max() <= 1


def test_blur() -> None:
    pad = pad_of([(0, 5), (20, 5), (27.9, 27.9)])
    sharp = pad.grid
    pad.blur()
    np.testing.assert_allclose(pad.grid[4, 9:12], [0.75] * 3)  # rows 3 to 6 were 0, 1, 1, 0
    np.testing.assert_allclose(pad.grid[3, 9:12], [0.25] * 3)
    spreads = [pad.grid.std()]
    for _ in range(100):
        pad.blur()
        assert pad.grid.dtype == np.float32
        assert 0 <= pad.grid.min() <= pad.grid.max() <= 1
        spreads.append(pad.grid.std())
    assert all(np.diff(spreads) < 0)
    assert pad.grid.sum() == pytest.approx(sharp.sum(), rel=1e-4)


def test_reset() -> None:
    pad = pad_of([(5, 5), (20, 20)])
    pad.blur()
    pad.reset()
    assert not pad.grid.any()
    pad.stroke([(5, 5)])
    np.testing.assert_array_equal(pad.grid, pad_of([(5, 5)]).grid)


def test_the_grid_is_a_copy() -> None:
    pad = pad_of([(5, 5), (20, 20)])
    before = pad.grid.copy()
    pad.grid[:] = 7
    np.testing.assert_array_equal(pad.grid, before)


def test_another_shape() -> None:
    pad = DrawingPad(Stub(), shape=(10, 40), show=False)
    pad.stroke([(2, 5), (38, 5)])
    assert pad.grid.shape == (10, 40)
    assert pad.grid[4, 30] == 1
    pad.stroke([(5, 12)])
    assert pad.grid[9].max() == 0


@pytest.mark.parametrize("training", [True, False])
def test_predict(training: bool) -> None:
    model = Stub(*[0.0] * 7, 2.0, 0.0, 0.0).train(training)
    model.frozen.eval()
    pad = pad_of([(5, 5), (20, 20)], model=model)
    before = pad.grid
    label, probs = pad.predict()
    assert type(label) is int
    assert label == 7
    assert probs.shape == (10,)
    assert probs.sum() == pytest.approx(1, abs=1e-12)
    assert probs[7] == pytest.approx(np.exp(2) / (np.exp(2) + 9))
    np.testing.assert_array_equal(model.calls[0][0, 0], before)
    np.testing.assert_array_equal(pad.grid, before)
    assert [model.training, model.dropout.training, model.frozen.training] == [training, training, False]


def test_huge_logits() -> None:
    label, probs = pad_of(model=Stub(-1000, 1000, *[0] * 8)).predict()
    assert label == 1
    np.testing.assert_array_equal(probs, [0, 1, *[0] * 8])


@pytest.mark.parametrize("logits", [[0] * 9, [np.nan] * 10, [np.inf, *[0] * 9]])
def test_not_ten_logits(logits: list[float]) -> None:
    model = Stub(*logits).train()
    with pytest.raises(ValueError, match=r"^A model returns ten finite logits \(1, 10\); this one returned "):
        pad_of(model=model).predict()
    assert model.training


def test_a_model_that_fails_keeps_its_mode() -> None:
    model = nn.Sequential(nn.Linear(3, 10))
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        pad_of(model=model).predict()
    assert model.training
    assert model[0].training


class Where(nn.Module):
    def forward(self, images: Tensor) -> Tensor:
        self.device = images.device.type
        return torch.zeros(1, 10)


def test_device() -> None:
    model = Where()
    DrawingPad(model, show=False).predict()
    assert model.device == "cpu"
    DrawingPad(model, device="meta", show=False).predict()
    assert model.device == "meta"
    model.weight = nn.Parameter(torch.zeros(1, device="meta"))
    DrawingPad(model, show=False).predict()
    assert model.device == "meta"


@pytest.fixture(scope="module")
def lenet() -> nn.Module:
    layers = [nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    layers += [nn.Conv2d(6, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
    layers += [nn.Linear(784, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)]
    model = nn.Sequential(*layers)
    model.load_state_dict(load_file(LAB / "reference_checkpoints" / "q8.safetensors"))
    return model


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize("shift", [0, -1, 1])
def test_lenet_reads_what_is_drawn(lenet: nn.Module, digit: int, shift: int) -> None:
    pad = pad_of([(x + shift, y) for x, y in DIGITS[digit]], model=lenet)
    label, probs = pad.predict()
    assert label == digit
    assert probs[digit] > 0.8
    pad.blur()
    assert pad.predict()[0] == digit


# --- in a notebook ---


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """The data of what is sent to a notebook, which is in this process."""
    hooks = sys.displayhook, sys.excepthook
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(shell.display_pub, "publish", lambda data, **_: messages.append(data))
    yield messages
    InteractiveShell.clear_instance()
    sys.displayhook, sys.excepthook = hooks


def test_a_notebook_gets_a_player(sent: list[dict[str, Any]]) -> None:
    show_convolution([1, 4, 2], [1, -1])
    (data,) = sent
    assert len(re.findall(r"frames\[\d\] = \"data:image/png", data["text/html"])) == 3
    assert 'alt="A convolution in 3 steps: ' in data["text/html"]
    assert "http" not in data["text/html"]
    assert 'class="fa' not in data["text/html"]
    assert all(f'aria-label="{name}"' in data["text/html"] for name in ("Previous frame", "Next frame", "Play", "Step"))
    with Image.open(io.BytesIO(base64.b64decode(data["image/png"]))) as strip:
        assert strip.width > strip.height
    assert not plt.get_fignums()


def test_a_notebook_gets_sliders(sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(hw9b_support, "display_now", shown.append)
    show_softmax()
    *sliders, picture = shown[0].children
    assert [(slider.min, slider.value, slider.max) for slider in sliders] == [(-5, 2, 5), (-5, 0, 5), (-5, 0, 5)]
    assert "logits 2.0, 0.0, 0.0." in picture.value
    before = picture.value
    sliders[1].value = -3.4
    assert "logits 2.0, -3.4, 0.0." in picture.value
    assert picture.value.split("src=")[1] != before.split("src=")[1]


def test_without_widgets(
    sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("anywidget", "ipywidgets"):
        monkeypatch.setitem(sys.modules, name, None)
    show_softmax()
    (data,) = sent
    assert data["text/plain"] == "Softmax of the logits 2, 0 and 0: 0.787, 0.107 and 0.107."
    pad = DrawingPad(Stub())
    assert capsys.readouterr().out.startswith("To draw with the mouse, install anywidget.")
    pad.stroke([(5, 5)])
    assert pad.predict()[0] == 9


@pytest.mark.parametrize("graded", [True, False])
def test_nothing_is_drawn_where_nobody_watches(
    graded: bool, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = request.getfixturevalue("sent") if graded else []
    if graded:
        monkeypatch.setenv("HOMEWORK_GRADING", "somewhere")
    for name in ("convolution_film", "softmax_figure"):
        monkeypatch.delattr(hw9b_support, name)
    monkeypatch.delattr(hw9b_pad, "_make_widget")
    show_convolution([1, 2], [1])
    show_softmax()
    assert not DrawingPad(Stub()).grid.any()
    assert not sent


@pytest.fixture
def face(sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[DrawingPad, Any]]:
    """A pad in a notebook, and its widget."""
    shown: list[Any] = []
    monkeypatch.setattr(hw9b_pad, "display_now", shown.append)
    pad = DrawingPad(Stub())
    yield pad, shown[0]
    shown[0].close()


def test_the_widget_shows_the_grid(face: tuple[DrawingPad, Any]) -> None:
    pad, widget = face
    assert widget.shape == [28, 28]
    assert widget.pixels == bytes(784)
    pad.stroke([(5, 5), (5.5, 20)])
    seen = np.frombuffer(widget.pixels, np.uint8).reshape(28, 28)
    assert seen.max() == 255
    np.testing.assert_allclose(seen / 255, pad.grid, atol=0.5 / 255 + 1e-6)
    pad.blur()
    assert np.frombuffer(widget.pixels, np.uint8).any()
    pad.reset()
    assert widget.pixels == bytes(784)


def test_the_widget_asks(face: tuple[DrawingPad, Any]) -> None:
    pad, widget = face
    ask = widget._msg_callbacks
    ask(widget, {"do": "stroke", "points": [[5.5, 5.5], [None, 3], [-7.5, 3], [5.5, 20]]}, [])
    np.testing.assert_array_equal(pad.grid, pad_of([(5.5, 5.5)], [(5.5, 20)]).grid)
    ask(widget, {"do": "predict"}, [])
    assert widget.text == "This looks like a 9 (63.2%)."
    assert len(widget.probs) == 10
    sharp = pad.grid
    ask(widget, {"do": "blur"}, [])
    assert (widget.text, widget.probs) == ("", [])
    assert (pad.grid != sharp).any()
    ask(widget, {"do": "reset"}, [])
    assert not pad.grid.any()
    pad.model = nn.Linear(3, 10)
    ask(widget, {"do": "predict"}, [])
    assert widget.text.startswith("The model fails: RuntimeError: mat1 and mat2 shapes cannot be multiplied")
    assert widget.received == 5
