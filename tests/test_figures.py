"""The figures of hw9: committed pictures are those that the code draws, and they show the right numbers."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageSequence

ROOT = Path(__file__).resolve().parents[1]
HOMEWORK = ROOT / "source" / "hw9"
IMAGES = HOMEWORK / "images"
sys.path.insert(0, str(HOMEWORK / "figures"))

import backward  # noqa: E402
import channels  # noqa: E402
import draw  # noqa: E402
import drawing  # noqa: E402
import networks  # noqa: E402
import planes  # noqa: E402
import sequences  # noqa: E402

KILOBYTES = {".gif": 150, ".png": 60}
BLOCK = 8  # pixels: a digit covers a few such blocks
WHOLE_TOLERANCE, BLOCK_TOLERANCE = 0.5, 16  # of 255: room for another font renderer, none for another digit


@dataclass
class Film:
    """A decoded picture: frames (n, height, width, 3) and milliseconds a frame."""

    frames: NDArray[np.int16]
    durations: list[int]


def decoded(path: Path) -> Film:
    with Image.open(path) as image:
        pages = [
            (np.asarray(page.convert("RGB"), dtype=np.int16), page.info.get("duration", 0))
            for page in ImageSequence.Iterator(image)
        ]
    return Film(np.stack([frame for frame, _ in pages]), [duration for _, duration in pages])


def differences(one: NDArray[np.int16], other: NDArray[np.int16]) -> tuple[float, float]:
    """Return the mean absolute difference of all pixels, and that of the worst block."""
    gap = np.abs(one - other).mean(axis=-1)
    rows, columns = (length // BLOCK * BLOCK for length in gap.shape[1:])
    blocks = gap[:, :rows, :columns].reshape(len(gap), rows // BLOCK, BLOCK, columns // BLOCK, BLOCK)
    return float(gap.mean()), float(blocks.mean(axis=(2, 4)).max())


def is_stale(committed: Film, drawn: Film) -> bool:
    if committed.frames.shape != drawn.frames.shape or committed.durations != drawn.durations:
        return True
    whole, block = differences(committed.frames, drawn.frames)
    return not (whole <= WHOLE_TOLERANCE and block <= BLOCK_TOLERANCE)


@pytest.mark.parametrize("name", draw.NAMES)
def test_committed_picture_is_what_the_code_draws(name: str, tmp_path: Path) -> None:
    drawn = decoded(draw.draw(name, tmp_path))
    assert not is_stale(decoded(IMAGES / name), drawn), f"redraw it: python source/hw9/figures/draw.py {name}"


def test_one_other_number_makes_a_picture_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequences, "POOLED_SEQUENCE", sequences.POOLED_SEQUENCE + np.eye(8)[2])  # one 1 becomes 2
    assert is_stale(decoded(IMAGES / "maxpool1d.gif"), decoded(draw.draw("maxpool1d.gif", tmp_path)))


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (draw.draw("conv1d.gif", tmp_path).read_bytes() for _ in range(2))
    assert first == second


def test_images_are_complete_and_small() -> None:
    sizes = {path.name: path.stat().st_size for path in IMAGES.iterdir()}
    assert sorted(sizes) == sorted(draw.NAMES)
    assert {name: size for name, size in sizes.items() if size > 1000 * KILOBYTES[Path(name).suffix]} == {}


def test_unknown_name_ends_in_one_sentence() -> None:
    with pytest.raises(SystemExit, match=r"Usage: .* the names are conv1d\.gif"):
        draw.main(["conv3d.gif"])


@pytest.mark.parametrize(
    ("sequence", "kernel", "padding"),
    [(sequences.SEQUENCE, sequences.KERNEL_1D, 0), (sequences.PADDED_SEQUENCE, sequences.PADDED_KERNEL, 1)],
)
def test_conv1d_frames_show_a_correlation(
    sequence: NDArray[np.float64], kernel: NDArray[np.float64], padding: int
) -> None:
    steps = sequences.conv1d_steps(sequence, kernel, padding)
    expected = np.correlate(np.pad(sequence, padding), kernel, mode="valid")
    assert [step.start for step in steps] == list(range(len(expected)))
    np.testing.assert_allclose([step.output for step in steps], expected)
    np.testing.assert_allclose([step.window @ kernel for step in steps], expected)
    assert not np.allclose(expected, np.correlate(np.pad(sequence, padding), kernel[::-1], mode="valid")), (
        "these numbers would hide a flipped kernel"
    )


def test_backward_frames_add_up_to_both_gradients() -> None:
    x, k, g = sequences.SEQUENCE, sequences.KERNEL_1D, backward.LOSS_GRADIENT
    steps = backward.conv1d_backward_steps(x, k, g)
    np.testing.assert_allclose(steps[-1].sequence_gradient, np.convolve(g, k))
    np.testing.assert_allclose(steps[-1].kernel_gradient, np.correlate(x, g, mode="valid"))
    dx, dk = np.zeros(len(x)), np.zeros(len(k))
    for step in steps:
        window = slice(step.start, step.start + len(k))
        np.testing.assert_allclose(step.to_sequence, step.gradient * k)
        np.testing.assert_allclose(step.to_kernel, step.gradient * x[window])
        dx[window] += step.to_sequence
        dk += step.to_kernel
        np.testing.assert_allclose(step.sequence_gradient, dx)
        np.testing.assert_allclose(step.kernel_gradient, dk)


@pytest.mark.parametrize("stride", [1, *sequences.STRIDES])
def test_pooling_frames_show_maxima(stride: int) -> None:
    x, size = sequences.STRIDED_SEQUENCE, sequences.POOL_SIZE
    steps = sequences.maxpool1d_steps(x, size, stride)
    windows = np.lib.stride_tricks.sliding_window_view(x, size)[::stride]
    np.testing.assert_array_equal([step.output for step in steps], windows.max(axis=1))
    np.testing.assert_array_equal([step.window for step in steps], windows)
    assert all(x[step.largest] == step.output for step in steps)


def test_one_pooling_window_is_negative() -> None:
    steps = sequences.maxpool1d_steps(sequences.POOLED_SEQUENCE, sequences.POOL_SIZE, stride=1)
    assert min(step.output for step in steps) < 0


@pytest.mark.parametrize(
    ("image", "kernel", "padding"),
    [
        (planes.IMAGE, planes.KERNEL_2D, 0),
        (planes.PADDED_IMAGE, planes.KERNEL_2D, 1),
        (channels.CHANNELS, channels.CHANNEL_KERNEL, 0),
        *((channels.PAIR, kernel, 0) for kernel in channels.KERNELS),
    ],
)
def test_conv2d_frames_show_window_times_kernel(
    image: NDArray[np.float64], kernel: NDArray[np.float64], padding: int
) -> None:
    size = kernel.shape[-1]
    padded = np.pad(np.atleast_3d(image.T).T, [(0, 0), (padding, padding), (padding, padding)])
    places = list(np.ndindex(padded.shape[1] - size + 1, padded.shape[2] - size + 1))
    steps = planes.conv2d_steps(image, kernel, padding)
    assert [step.place for step in steps] == places
    for step, (row, column) in zip(steps, places, strict=True):
        window = padded[:, row : row + size, column : column + size]
        np.testing.assert_array_equal(step.windows, window)
        np.testing.assert_allclose(step.parts, (window * kernel).sum(axis=(1, 2)))
        np.testing.assert_allclose(step.output, (window * kernel).sum())


def test_network_drawings_show_the_shapes_of_lenet() -> None:
    down = networks.stages(networks.encoder_layers(), networks.IMAGE_SHAPE)
    up = networks.stages(networks.decoder_layers(), (10,))
    shapes = [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400,), (120,), (84,), (10,)]
    assert [stage.shape for stage in down] == shapes
    assert [stage.shape for stage in up] == [*shapes[-2::-1], (1, 28, 28)]
    assert [sum(stage.parameters for stage in path) for path in (down, up)] == [61_706, 62_081]


def luminance(color: str) -> float:
    channels = np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("role", [drawing.INPUT, drawing.KERNEL, drawing.OUTPUT, drawing.CODE, drawing.PADDING])
def test_text_can_be_read_on_the_paper(role: drawing.Role) -> None:
    assert (luminance(drawing.PAPER) + 0.05) / (luminance(role.ink) + 0.05) >= 4.5
