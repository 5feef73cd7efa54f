"""The numbers that the lab hw9c states: sizes, counts and overlaps by its own solutions, losses as measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from autograder import calibrate, embedded
from autograder.course import find_course
from autograder.definitions import Definitions
from autograder.master import read_notebook
from hw9_support import load_checkpoint

ROOT = Path(calibrate.__file__).parents[1]
LAB = find_course(ROOT).assignment("hw9c_conv_autoencoder")
LAB.put_on_path()
CHECKPOINTS = LAB.source / "reference_checkpoints"
BARS = {"q7": 0.0110, "q11": 0.0070}


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    """The functions of the master's solutions."""
    names = "conv_out, tconv_out, overlap_counts, make_autoencoder, tconv_parameter_count, epoch_mean, train_epoch"
    names += ", evaluate, make_upsample_autoencoder"
    solutions = Definitions.of_notebook(LAB.master).run(f"[{names}]")
    solutions["device"] = torch.device("cpu")
    return solutions


@pytest.fixture(scope="module")
def cells() -> dict[str, str]:
    return {cell.id: cell.source for cell in read_notebook(LAB.master).cells}


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    networks: dict[str, Any] = json.loads((LAB.source / "reference.json").read_text())["networks"]
    return networks


@pytest.fixture(scope="module")
def digits() -> Tensor:
    """All test digits, (10000, 1, 28, 28) from 0 to 1."""
    return torch.from_numpy(embedded.scale(embedded.test_images()))


# --- sizes, counts, overlaps --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "kernel", "stride", "padding", "size"),
    [(28, 3, 1, 1, 28), (28, 2, 2, 0, 14), (7, 2, 2, 0, 3), (28, 5, 2, 2, 14)],
)
def test_sizes_down_are_those_of_torch(
    solved: dict[str, Any], n: int, kernel: int, stride: int, padding: int, size: int
) -> None:
    layer = nn.Conv1d(1, 1, kernel, stride, padding)
    assert solved["conv_out"](n, kernel, stride, padding) == layer(torch.zeros(1, 1, n)).shape[-1] == size


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        ((7, 2, 2), 14), ((14, 2, 2), 28), ((14, 3, 2), 29), ((7, 3, 2), 15), ((15, 3, 2), 31),
        ((14, 3, 2, 1, 1), 28), ((7, 5, 2, 2, 1), 14),
    ],
)  # fmt: skip
def test_sizes_up_are_those_of_torch(solved: dict[str, Any], arguments: tuple[int, ...], size: int) -> None:
    n, *geometry = arguments
    layer = nn.ConvTranspose1d(1, 1, *geometry)
    assert solved["tconv_out"](*arguments) == layer(torch.zeros(1, 1, n)).shape[-1] == size


@pytest.mark.parametrize(
    ("arguments", "counts"),
    [
        ((4, 2, 2), [1] * 8),
        ((4, 3, 2), [1, 1, 2, 1, 2, 1, 2, 1, 1]),
        ((4, 4, 2), [1, 1, 2, 2, 2, 2, 2, 2, 1, 1]),
        ((4, 5, 2), [1, 1, 2, 2, 3, 2, 3, 2, 2, 1, 1]),
        ((3, 2, 3), [1, 1, 0, 1, 1, 0, 1, 1]),
    ],
)
def test_overlaps_are_a_transposed_convolution_of_ones(
    solved: dict[str, Any], arguments: tuple[int, int, int], counts: list[int]
) -> None:
    n, kernel, stride = arguments
    stamped = torch.nn.functional.conv_transpose1d(torch.ones(1, 1, n), torch.ones(1, 1, kernel), stride=stride)
    assert solved["overlap_counts"](*arguments).tolist() == stamped.int().flatten().tolist() == counts


def sizes(model: nn.Module) -> list[int]:
    """Return the number of parameters of each layer that has some, in order."""
    return [n for layer in model.modules() if (n := sum(p.numel() for p in layer.parameters(recurse=False)))]


def test_parameters_of_both_networks(solved: dict[str, Any], cells: dict[str, str]) -> None:
    first, variant = solved["make_autoencoder"](), solved["make_upsample_autoencoder"]()
    assert sizes(first) == [160, 580, 272, 65]
    assert f"LAYER_PARAMS = {sizes(first)}" in cells["q4-answer"]
    assert sum(sizes(first)) == 1_077
    assert "1,077" in cells["q4-notice"]
    assert sizes(variant) == [160, 580, 592, 145]
    assert sum(sizes(variant)) == 1_477
    assert "1477" in cells["q10-try"]
    assert 784 * 196 + 196 == 153_860
    assert [solved["tconv_parameter_count"](*each) for each in ((4, 16, 2), (16, 1, 2), (3, 2, 5))] == [272, 65, 152]


def test_batches_of_all_of_mnist() -> None:
    loaders = [DataLoader(TensorDataset(torch.zeros(n, 1)), batch_size=20) for n in (60_000, 10_000)]
    assert [len(loader) for loader in loaders] == [3000, 500]


# --- losses -------------------------------------------------------------------------------------------------------


def test_three_ways_to_average_three_batches(solved: dict[str, Any]) -> None:
    losses, counts = np.array([1, 1, 4]), np.array([20, 20, 5])
    assert solved["epoch_mean"](losses, counts) == pytest.approx(4 / 3)
    assert (losses @ counts / 3, losses.mean()) == (20, 2)


def test_the_published_losses_are_twenty_times_too_large() -> None:
    printed = {1: 0.546767, 10: 0.202464, 20: 0.173812, 30: 0.165248}
    assert [round(loss / 20, 5) for loss in printed.values()] == [0.02734, 0.01012, 0.00869, 0.00826]


class Scalar(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.a = nn.Parameter(torch.zeros(()))

    def forward(self, images: Tensor) -> Tensor:
        return self.a * images


def test_an_epoch_of_a_scalar_network(solved: dict[str, Any]) -> None:
    loader = [(torch.ones(2, 1), torch.full((2,), torch.nan)), (torch.full((1, 1), 4.0), torch.full((1,), torch.nan))]
    network = Scalar()
    assert solved["evaluate"](network, loader, nn.MSELoss()) == pytest.approx(6)
    still = torch.optim.SGD(network.parameters(), lr=0)
    assert solved["train_epoch"](network, loader, nn.MSELoss(), still) == pytest.approx(6)
    solved["train_epoch"](network, loader, nn.MSELoss(), torch.optim.SGD(network.parameters(), lr=0.1))
    assert network.a.item() == pytest.approx(2.76, abs=1e-6)


def test_baselines(digits: Tensor) -> None:
    """Of all training images the mean picture gives .0675; of the embedded ones nearly so."""
    mean = torch.from_numpy(embedded.scale(embedded.training_subset()[0])).mean(0)
    assert (digits**2).mean().item() == pytest.approx(0.1140, abs=5e-5)
    assert ((digits - 0.1307) ** 2).mean().item() == pytest.approx(0.0964, abs=5e-5)
    assert ((digits - mean) ** 2).mean().item() == pytest.approx(0.0675, abs=2e-4)


# --- artefacts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("factory", "first", "last"), [("make_autoencoder", 12, 15), ("make_upsample_autoencoder", 9, 18)]
)
def test_what_one_cell_of_the_code_paints(solved: dict[str, Any], factory: str, first: int, last: int) -> None:
    torch.manual_seed(0)
    decoder = solved[factory]().decoder
    codes = torch.rand(1, 4, 7, 7)
    changed = codes.clone()
    changed[..., 3, 3] += 1
    with torch.no_grad():
        touched = ((decoder(changed) - decoder(codes))[0, 0] != 0).nonzero()
    assert (touched.min().item(), touched.max().item()) == (first, last)


def test_what_a_constant_code_becomes(solved: dict[str, Any]) -> None:
    torch.manual_seed(0)
    code = torch.full((1, 4, 7, 7), 0.7)
    with torch.no_grad():
        blocks = solved["make_autoencoder"]().decoder(code)[0, 0]
        smooth = solved["make_upsample_autoencoder"]().decoder(code)[0, 0]
    assert torch.allclose(blocks, blocks[:4, :4].repeat(7, 7), atol=1e-6)
    assert blocks[:4, :4].std() > 1e-3
    assert np.ptp(smooth[3:-3, 3:-3].numpy()) < 1e-6
    assert np.ptp(smooth.numpy()) > 1e-3


# --- what was measured --------------------------------------------------------------------------------------------


def stated(figure: dict[str, float]) -> str:
    """Return a mean, and the lowest and highest of several runs, as the notebook writes them."""
    several = figure["min"] < figure["max"]
    return f"{figure['mean']:.4f}" + (f" ({figure['min']:.4f}–{figure['max']:.4f})" if several else "")


def test_the_notebook_states_what_was_measured(reference: dict[str, Any], cells: dict[str, str]) -> None:
    for epoch in (1, 10, 20, 30):
        figures = [reference[name]["epochs"][epoch - 1] for name in ("q7", "q11")]
        row = [stated(each[loss]) for each in figures for loss in ("train_loss", "valid_loss")]
        assert f"| {epoch} | {' | '.join(row)} |" in cells["reference-figures"]
    codes = {196: reference["q7"], 98: reference["q13_2_maps"], 49: reference["q13_1_map"]}
    for size, network in codes.items():
        assert (
            f"| {size} | {size / 7.84:g} % | {network['epochs'][2]['valid_loss']['mean']:.4f} |" in cells["q13-written"]
        )
    assert (
        f"{reference['q11']['raw_mse']['mean']:.4f} instead of {reference['q7']['raw_mse']['mean']:.4f}"
        in cells["q12-written"]
    )


def test_the_references_earn_all_points_with_room(reference: dict[str, Any]) -> None:
    for name, bar in BARS.items():
        assert len(reference[name]["epochs"]) == 30
        assert reference[name]["raw_mse"]["max"] < 0.8 * bar
    assert reference["q7"]["epochs"][-1]["valid_loss"]["max"] < 0.012
    assert reference["q7"]["code_size"] == reference["q11"]["code_size"] == 196
    assert 1.3 < reference["q7"]["raw_mse"]["mean"] / reference["q11"]["raw_mse"]["mean"] < 2


@pytest.fixture(scope="module")
def reconstructions(solved: dict[str, Any], digits: Tensor) -> dict[str, Tensor]:
    made = {}
    for name, factory in (("q7", "make_autoencoder"), ("q11", "make_upsample_autoencoder")):
        model = solved[factory]()
        history = load_checkpoint(name, model, CHECKPOINTS)
        with torch.no_grad():
            made[name] = model.eval()(digits)
        assert ((made[name] - digits) ** 2).mean().item() == pytest.approx(min(history.valid_loss), abs=2e-5)
    return made


def test_blocks_of_the_reference_networks(digits: Tensor, reconstructions: dict[str, Tensor]) -> None:
    from hw9c_support import block_table, error_by_position

    assert block_table(digits)["ratio"] == pytest.approx(1.005, abs=5e-4)
    assert block_table(reconstructions["q7"])["ratio"] == pytest.approx(1.5, abs=0.15)
    assert block_table(reconstructions["q11"])["ratio"] == pytest.approx(1.0, abs=0.05)
    rough, smooth = (error_by_position(digits, reconstructions[name]) for name in ("q7", "q11"))
    corners, centre = rough[[0, 0, 3, 3], [0, 3, 0, 3]], rough[1:3, 1:3]
    assert corners.min() > centre.max()
    assert smooth.max() < 1.3 * smooth.min()
