"""hw9e_support without a browser: canvas, mixtures, morphs, the steps of output padding; what a notebook is sent."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from PIL import Image
from torch import Tensor, nn
from traitlets.config import Config

KIT = Path(__file__).resolve().parents[1]
LAB = KIT / "source" / "hw9e_class_mixtures"
sys.path.insert(0, str(LAB))

import hw9e_support  # noqa: E402
from hw9e_support import (  # noqa: E402
    KERNEL,
    SIGNAL,
    STEPS,
    TITLES,
    mixture_strip,
    morph,
    morph_strip,
    output_padding_film,
    output_padding_frame,
    pixel_means,
    show_canvas,
    show_mixture,
    show_morph,
    show_output_padding,
    transposed_sums,
)


class Squares(nn.Module):
    """A decoder that is not linear: codes (n, 1) to images (n, 1, 28, 28) whose pixels are the square of the code."""

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout()

    def forward(self, codes: Tensor) -> Tensor:
        return self.dropout(codes**2)[:, :, None, None].expand(-1, -1, 28, 28)


MEANS = torch.arange(10.0)[:, None] / 10
PICTURES = (torch.arange(10.0) / 20)[:, None, None, None].expand(-1, 1, 28, 28)


@pytest.fixture(autouse=True)
def _not_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOMEWORK_GRADING", raising=False)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What a notebook's page is sent by `show`."""
    hooks = sys.displayhook, sys.excepthook
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(shell.display_pub, "publish", lambda data, **_: messages.append(data))
    yield messages
    InteractiveShell.clear_instance()
    sys.displayhook, sys.excepthook = hooks


@pytest.fixture
def shown(sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The widgets that a notebook displays."""
    boxes: list[Any] = []
    monkeypatch.setattr(hw9e_support, "_display", boxes.append)
    return boxes


def pictures_in(figure: Figure) -> list[np.ndarray]:
    return [np.asarray(image.get_array()) for axis in figure.axes for image in axis.get_images()]


def test_import_is_light() -> None:
    """A server that forks imports it: no threads, and no widgets before one is shown."""
    code = """
import os, sys, hw9_support
tasks = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0
import hw9e_support, torch
assert not tasks or len(os.listdir("/proc/self/task")) == tasks
hw9e_support.show_output_padding()
hw9e_support.show_mixture(torch.nn.Unflatten(1, (1, 1, 1)), torch.zeros(10, 1), torch.zeros(10, 1, 28, 28))
hw9e_support.show_morph(torch.nn.Unflatten(1, (1, 1, 1)), torch.zeros(10, 1))
assert not {"ipywidgets", "IPython"} & set(sys.modules)
"""
    environment = {"PYTHONPATH": f"{KIT}:{LAB}", "MPLBACKEND": "agg"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_all_is_sorted() -> None:
    assert hw9e_support.__all__ == sorted(hw9e_support.__all__)


# --- canvas -------------------------------------------------------------------------------------------------------


def test_a_canvas_of_images_has_rows_below_and_columns_beside_each_other() -> None:
    images = torch.arange(24.0).reshape(2, 3, 2, 2).requires_grad_()
    figure = show_canvas(images)
    (canvas,) = pictures_in(figure)
    assert canvas.shape == (4, 6)
    for row in range(2):
        for column in range(3):
            block = canvas[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
            np.testing.assert_array_equal(block, images[row, column].detach())


@pytest.mark.parametrize("array", [np.full((4, 6), 0.5), np.full((2, 3, 4, 4), 0.5), np.array([[-1.0, 3.0]])])
def test_a_canvas_is_grey_from_0_to_1_whatever_it_holds(array: np.ndarray) -> None:
    figure = show_canvas(array)
    (axis,) = figure.axes
    (image,) = axis.get_images()
    assert (image.get_clim(), image.get_cmap().name) == ((0, 1), "gray")
    assert not axis.get_xticks().size
    assert not axis.get_yticks().size
    assert not plt.get_fignums()


def test_labels_stand_in_the_middle_of_their_images() -> None:
    (axis,) = show_canvas(np.zeros((2, 3, 28, 28)), row_labels="ab", col_labels=range(3)).axes
    assert [text.get_text() for text in axis.get_yticklabels()] == ["a", "b"]
    assert [text.get_text() for text in axis.get_xticklabels()] == ["0", "1", "2"]
    assert axis.get_yticks().tolist() == [13.5, 41.5]
    assert axis.get_xticks().tolist() == [13.5, 41.5, 69.5]
    (whole,) = show_canvas(np.zeros((56, 84)), row_labels="ab").axes
    assert whole.get_yticks().tolist() == [13.5, 41.5]


@pytest.mark.parametrize("shape", [(3,), (2, 28, 28), (0, 4), (1, 2, 1, 28, 28)])
def test_other_shapes_are_no_canvas(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="A canvas is"):
        show_canvas(np.zeros(shape))


@pytest.mark.parametrize("labels", [{"row_labels": range(3)}, {"col_labels": range(2)}])
def test_there_are_as_many_labels_as_images(labels: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="of images, but"):
        show_canvas(np.zeros((2, 3, 28, 28)), **labels)


# --- means, mixtures, morphs --------------------------------------------------------------------------------------


def test_pixel_means_are_over_the_samples_of_a_class() -> None:
    images = torch.tensor([1.0, 2, 3, 8]).reshape(4, 1, 1, 1)
    means = pixel_means(images, torch.tensor([0, 1, 0, 0]), n_classes=3)
    assert means.shape == (3, 1, 1, 1)
    assert means[:2].flatten().tolist() == [4, 2]
    assert means[2].isnan().all()


def test_a_morph_decodes_codes_on_a_line() -> None:
    decoder = Squares()
    images = morph(decoder, torch.tensor([1.0], requires_grad=True), torch.tensor([3.0]), frames=5)
    assert images.shape == (5, 1, 28, 28)
    assert images[:, 0, 0, 0].tolist() == [1, 2.25, 4, 6.25, 9]
    assert decoder.training
    assert decoder.dropout.training
    assert not images.requires_grad
    assert [picture[0, 0] for picture in pictures_in(morph_strip(decoder, MEANS[0], MEANS[9], frames=4))] == (
        pytest.approx([0, 0.09, 0.36, 0.81])
    )


def test_a_decoder_in_evaluation_mode_stays_there() -> None:
    decoder = Squares().eval()
    morph(decoder, MEANS[0], MEANS[1])
    assert not decoder.training


def test_the_strip_shows_three_ways_to_mix() -> None:
    figure = mixture_strip(Squares(), MEANS, PICTURES, 2, 8)
    found = [picture[0, 0] for picture in pictures_in(figure)]
    assert found == pytest.approx([0.04, 0.25, 0.34, 0.25, 0.64])
    titles = [axis.get_title().replace("\n", " ") for axis in figure.axes]
    assert titles[1:4] == ["mean of pictures", "mean of decoded means", "decoded mean of both codes"]
    assert (titles[0], titles[4]) == ("decoded mean of 2", "decoded mean of 8")


# --- output padding -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("output_padding", "cells"), [(0, 13), (1, 14)])
def test_sums_are_those_of_a_transposed_convolution(output_padding: int, cells: int) -> None:
    x, h = (torch.tensor(each, dtype=torch.float64)[None, None] for each in (SIGNAL, KERNEL))
    expected = F.conv_transpose1d(x, h, stride=2, padding=2, output_padding=output_padding).flatten()
    sums = transposed_sums(SIGNAL, KERNEL)
    assert (len(sums), len(expected)) == (17, cells)
    assert sums[2 : 2 + cells].tolist() == expected.tolist()
    assert expected[-1] != 0


def test_inputs_stamp_one_after_the_other() -> None:
    assert transposed_sums([1, 2], [1, 10, 100], stride=2, inputs=1).tolist() == [1, 10, 100, 0, 0]
    assert transposed_sums([1, 2], [1, 10, 100], stride=2).tolist() == [1, 10, 102, 20, 200]
    assert not transposed_sums([1, 2], [1, 10], inputs=0).any()


def test_13_and_14_shrink_to_7() -> None:
    for cells in (13, 14):
        assert F.conv1d(torch.zeros(1, 1, cells), torch.zeros(1, 1, 5), stride=2, padding=2).shape[-1] == 7


def texts(step: int) -> list[str]:
    return [text.get_text() for text in output_padding_frame(step).axes[0].texts]


def test_a_frame_shows_the_sums_so_far_and_says_how_many_cells_there_are() -> None:
    assert STEPS == len(TITLES) == 11
    for step in range(10):
        found = texts(step)
        assert found[0] == TITLES[step]
        sums = [f"{value:g}" for value in transposed_sums(SIGNAL, KERNEL, inputs=step)]
        assert found[1:8] == [str(value) for value in SIGNAL]
        stamped = [str(SIGNAL[step - 1] * weight) for weight in KERNEL] if 1 <= step <= 7 else []
        assert found[8 : 8 + len(stamped) + 17] == stamped + sums
        assert found[9 + len(stamped) + 17] == {8: "13 cells", 9: "14 cells"}.get(step, "17 cells")


def test_the_extra_cell_has_a_colour_of_its_own() -> None:
    def grounds(step: int) -> list[Any]:
        return [patch.get_facecolor() for patch in output_padding_frame(step).axes[0].patches][-17:]

    before, after = grounds(8), grounds(9)
    assert [place for place in range(17) if before[place][3]] == list(range(2, 15))
    assert [place for place in range(17) if after[place][3]] == list(range(2, 16))
    assert after[15] not in after[2:15]


def test_the_last_frame_has_seven_windows_twice() -> None:
    found = texts(10)
    assert found.count("●") == 14
    assert [text for text in found if text.startswith("→")] == ["→ 7", "→ 7"]


@pytest.mark.parametrize("step", [-1, 11])
def test_there_is_no_such_step(step: int) -> None:
    with pytest.raises(ValueError, match="The steps are 0 to 10"):
        output_padding_frame(step)


def test_the_film_shows_the_steps_and_stays_at_the_last(tmp_path: Path) -> None:
    output_padding_film(seconds=0.5).save(tmp_path / "film.gif", writer="pillow")
    frames = []
    for step in range(STEPS):
        output_padding_frame(step).savefig(buffer := io.BytesIO(), format="png")
        frames.append(np.asarray(Image.open(buffer).convert("L"), dtype=float))
    durations = []
    with Image.open(tmp_path / "film.gif") as film:
        assert film.n_frames == STEPS
        for step in range(STEPS):
            film.seek(step)
            differences = [np.abs(np.asarray(film.convert("L"), dtype=float) - frame).mean() for frame in frames]
            assert np.argmin(differences) == step
            assert differences[step] < 1
            durations.append(film.info["duration"])
    assert durations == [500] * (STEPS - 1) + [1500]


# --- in a notebook ------------------------------------------------------------------------------------------------


def test_sliders_and_drop_downs_redraw(shown: list[Any]) -> None:
    show_output_padding()
    controls, picture = shown[0].children
    (slider,) = controls.children
    assert (slider.min, slider.value, slider.max) == (0, 0, 10)
    before = picture.value
    slider.value = 9
    assert f'alt="{TITLES[9]}"' in picture.value
    assert picture.value.split("src=")[1] != before.split("src=")[1]

    show_mixture(Squares(), MEANS, PICTURES)
    controls, picture = shown[1].children
    a, b = controls.children
    assert (a.value, b.value, a.options) == (3, 8, tuple(range(10)))
    a.value = 5
    assert "mean of the pictures of 5 and 8" in picture.value


def test_a_morph_has_a_frame_slider(shown: list[Any]) -> None:
    show_morph(Squares(), MEANS)
    controls, picture = shown[0].children
    play, start, end, slider = controls.children
    assert (play.max, slider.max, start.value, end.value) == (23, 23, 4, 9)
    assert "100% of the mean code of 4, 0% of that of 9" in picture.value
    slider.value = 23
    end.value = 1
    assert "0% of the mean code of 4, 100% of that of 1" in picture.value


def test_without_widgets(sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    show_output_padding()
    show_mixture(Squares(), MEANS, PICTURES)
    show_morph(Squares(), MEANS)
    assert [data["text/plain"].split()[0] for data in sent] == ["Seven", "Decoded", "Ten"]
    assert all("<img alt=" in data["text/html"] for data in sent)


@pytest.mark.parametrize("graded", [True, False])
def test_nothing_is_drawn_where_nobody_watches(
    graded: bool, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = request.getfixturevalue("sent") if graded else []
    if graded:
        monkeypatch.setenv("HOMEWORK_GRADING", "somewhere")
    for name in ("output_padding_frame", "mixture_strip", "morph_strip", "show_images"):
        monkeypatch.delattr(hw9e_support, name)
    show_output_padding()
    show_mixture(Squares(), MEANS, PICTURES)
    show_morph(Squares(), MEANS)
    assert not sent
