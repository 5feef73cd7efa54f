"""hw9c_support: stamps and how many there are, blocks and the errors in them, what the figures show."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from matplotlib.figure import Figure
from PIL import Image
from torch import nn

import hw9_pictures

KIT = Path(__file__).resolve().parents[1]
LAB = KIT / "source" / "hw9c_conv_autoencoder"
sys.path.insert(0, str(LAB))

from hw9c_support import (  # noqa: E402
    FILM,
    INPUTS,
    block_table,
    constant_responses,
    error_by_position,
    error_maps,
    overlap_maps,
    show_stamping,
    stamping_figure,
    stamping_film,
)


def bars(figure: Figure) -> list[float]:
    """Return the heights of the bars that count copies."""
    return [bar.get_height() for bar in figure.axes[1].patches]


@pytest.mark.parametrize(
    ("kernel", "stride", "inputs", "counts"),
    [
        (3, 2, 4, [1, 1, 2, 1, 2, 1, 2, 1, 1]),
        (2, 3, 4, [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1]),
        (4, 2, 2, [1, 1, 2, 2, 1, 1, 0, 0, 0, 0]),
        (5, 1, 0, [0] * 8),
    ],
)
def test_bars_count_the_copies_that_are_drawn(kernel: int, stride: int, inputs: int, counts: list[int]) -> None:
    figure = stamping_figure(kernel, stride, inputs)
    assert bars(figure) == counts
    cells = [round(bar.get_x() + bar.get_width() / 2) for bar in figure.axes[0].patches]
    assert [cells.count(cell) for cell in range(len(counts))] == counts


@pytest.mark.parametrize("arguments", [(0, 2), (6, 2), (3, 0), (3, 4), (3, 2, 5), (3, 2, -1)])
def test_what_there_is_no_room_for_is_refused(arguments: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="1 to 5 cells, a stride 1 to 3, and there are 0 to 4 copies"):
        stamping_figure(*arguments)


def test_the_film_stamps_copy_after_copy_and_stays_at_each_last_one(tmp_path: Path) -> None:
    stamping_film(seconds=0.5).save(tmp_path / "film.gif", writer="pillow")
    steps = [(kernel, stride, inputs) for kernel, stride in FILM for inputs in range(1, INPUTS + 1)]
    frames = []
    for step in steps:
        stamping_figure(*step).savefig(buffer := io.BytesIO(), format="png")
        frames.append(np.asarray(Image.open(buffer).convert("L"), dtype=float))
    with Image.open(tmp_path / "film.gif") as film:
        assert film.n_frames == len(steps)
        for i, (_, _, inputs) in enumerate(steps):
            film.seek(i)
            differences = [np.abs(np.asarray(film.convert("L"), dtype=float) - frame).mean() for frame in frames]
            assert np.argmin(differences) == i
            assert film.info["duration"] == (1000 if inputs == INPUTS else 500)


def test_overlap_maps_are_outer_products() -> None:
    figure = overlap_maps({"one": [1, 1], "uneven": torch.tensor([1, 2, 1])})
    one, uneven = (axis.images[0] for axis in figure.axes[:2])
    assert uneven.get_array().tolist() == [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    assert one.get_clim() == uneven.get_clim() == (0, 4)


def test_a_constant_code_goes_through_each_decoder() -> None:
    double = nn.Upsample(scale_factor=4)
    figure = constant_responses(
        {"mean": lambda code: double(code[:, :1]), "zero": lambda code: 0 * double(code[:, :1])}
    )
    assert [axis.get_title() for axis in figure.axes[:2]] == ["mean", "zero"]
    pictures = [np.asarray(axis.images[0].get_array()) for axis in figure.axes[:2]]
    assert pictures[0] == pytest.approx(np.full((28, 28), 0.7))
    assert not pictures[1].any()


def ramps(n: int = 3) -> np.ndarray:
    """Return images whose columns rise by 1, and by 3 from one block to the next."""
    steps = np.where(np.arange(1, 16) % 4 == 0, 3.0, 1.0)
    return np.tile(np.concatenate([[0], steps.cumsum()]), (n, 1, 16, 1))


def test_steps_across_borders_and_inside_of_blocks() -> None:
    """Rows do not differ, so half of all steps are 0: 3 across the border and 0 make 1.5, 1 inside and 0 make 0.5."""
    table = block_table(torch.from_numpy(ramps()))
    assert table == {"border": 1.5, "inside": 0.5, "ratio": 3.0}
    assert block_table(ramps().swapaxes(2, 3)) == table
    assert block_table(ramps()[:, 0]) == table


def test_the_rim_does_not_count() -> None:
    images = ramps()
    noisy = images.copy()
    noisy[:, :, :4] = np.random.default_rng(0).random(noisy[:, :, :4].shape)
    noisy[..., 13:] = 7
    assert block_table(noisy) == block_table(images)


def test_errors_by_position() -> None:
    originals = np.zeros((2, 1, 8, 8))
    made = originals.copy()
    made[0, 0, 1, 2] = 2  # position (1, 2) of the first block
    made[1, 0, 5, 6] = 4  # the same of the last
    made[:, :, 4, 4] = 1
    errors = error_by_position(torch.from_numpy(originals), made)
    assert errors.shape == (4, 4)
    assert errors[1, 2] == pytest.approx((4 + 16) / 8)
    assert errors[0, 0] == pytest.approx(2 / 8)
    assert errors.sum() == pytest.approx(20 / 8 + 2 / 8)


def test_error_maps_share_a_scale_and_say_thousandths() -> None:
    figure = error_maps({"a": np.full((2, 2), 0.004), "b": [[0.001, 0.002], [0.003, 0.008]]})
    assert [axis.images[0].get_clim() for axis in figure.axes[:2]] == [(0, 0.008)] * 2
    assert [text.get_text() for text in figure.axes[1].texts] == ["1.0", "2.0", "3.0", "8.0"]


def test_a_plain_script_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show_stamping()
    assert capsys.readouterr().out == ""


def test_widgets_are_not_imported_before_one_is_shown() -> None:
    command = "import sys, hw9c_support; print('ipywidgets' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", command], env={"PYTHONPATH": f"{KIT}:{LAB}"}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_sliders_redraw_the_stamps(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(hw9_pictures, "in_notebook", lambda: True)
    monkeypatch.setattr(hw9_pictures, "_display", lambda thing: shown.append(thing))
    show_stamping()
    row, picture = shown[0].children
    assert [(control.description, control.value) for control in row.children] == [
        ("kernel", 3),
        ("stride", 2),
        ("copies", 4),
    ]
    before = picture.value
    assert "the cells of the output get 1, 1, 2, 1, 2, 1, 2, 1, 1 copies" in before
    row.children[0].value = 2
    assert "the cells of the output get 1, 1, 1, 1, 1, 1, 1, 1 copies" in picture.value
    assert picture.value != before


def test_without_widgets_the_figure_is_shown_and_while_grading_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(hw9_pictures, "in_notebook", lambda: True)
    monkeypatch.setattr(hw9_pictures, "show", lambda figure, alt: shown.append(alt))
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    show_stamping()
    assert [alt[:32] for alt in shown] == ["4 copies of a kernel of 3, 2 apa"]
    monkeypatch.setenv("HOMEWORK_GRADING", "data")
    show_stamping()
    assert len(shown) == 1
