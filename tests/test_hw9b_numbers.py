"""The numbers that the lab hw9b states: counts, filters and results by its own solutions, accuracies as measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from test_calibration import spread
from torch.utils.data import DataLoader
from torchinfo import summary

from autograder import calibrate, embedded, trained
from autograder.course import find_course
from autograder.definitions import Definitions
from autograder.master import read_notebook
from hw9_support import load_checkpoint, run_model

ROOT = Path(calibrate.__file__).parents[1]
LAB = find_course(ROOT).assignment("hw9b_filters_and_cnns")
NETWORKS = calibrate.read_networks(LAB)
REFERENCE = json.loads((LAB.source / "reference.json").read_text())["networks"]
FIRST_EPOCH = {"q5": (0.89, 0.915), "q8": (0.93, 0.955), "q10": (0.95, 0.97)}
BEST_EPOCH = {"q5": (0.966, 0.972), "q8": (0.98, 0.987), "q10": (0.985, 0.99)}
FALLBACK = {"q5": 0.85, "q8": 0.85, "q10": 0.88}


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    """The functions of the master's solutions."""
    LAB.put_on_path()
    names = "make_mlp, make_lenet, make_cnn, mlp_parameter_count, make_criterion, convolve_1d, gaussian_filter"
    return Definitions.of_notebook(LAB.master).run(f"[{names}]")


@pytest.mark.parametrize(
    ("make", "shape", "layers"),
    [
        ("make_mlp()", (1, 784), [401_920, 131_328, 32_896, 1_290]),
        ("make_lenet()", (1, 1, 28, 28), [60, 880, 94_200, 10_164, 850]),
        ("make_cnn()", (1, 1, 28, 28), [160, 4_640, 18_496, 73_856, 1_290]),
    ],
)
def test_parameters_of_each_layer(solved: dict[str, Any], make: str, shape: tuple[int, ...], layers: list[int]) -> None:
    counted = summary(eval(make, solved), input_size=shape, device="cpu", verbose=0)
    found = [layer.num_params for layer in counted.summary_list if layer.is_leaf_layer and layer.num_params]
    assert found == layers
    assert counted.total_params == sum(layers)


@pytest.mark.parametrize(
    ("filters", "total"),
    [((4, 8, 12), 16_454), ((8, 16, 32), 44_170), ((16, 32, 64), 98_442), ((32, 64, 128), 241_546)],
)
def test_parameters_of_other_filters(solved: dict[str, Any], filters: tuple[int, ...], total: int) -> None:
    assert sum(parameter.numel() for parameter in solved["make_cnn"](filters).parameters()) == total


def test_batches_of_128() -> None:
    for digits, batches, last in ((60_000, 469, 96), (10_000, 79, 16)):
        sizes = [len(batch) for batch in DataLoader(range(digits), batch_size=128)]
        assert (len(sizes), sizes[-1]) == (batches, last)


def test_convolution_of_the_signal(solved: dict[str, Any]) -> None:
    signal = [2] * 7 + [10] * 5 + [1] * 8 + [5] * 5
    expected = [-2, 0, 0, 0, 0, 0, -8, -8, 0, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0, -4, -4, 0, 0, 0, 5]
    assert solved["convolve_1d"](signal, [-1, 0, 1]).tolist() == expected


@pytest.mark.parametrize(
    ("sigma", "largest", "four"), [(0.2, 0.195054, 0.780), (0.5, 0.049920, 0.200), (5, 0.015881, 0.064)]
)
def test_gaussians_of_size_8(solved: dict[str, Any], sigma: float, largest: float, four: float) -> None:
    weights = solved["gaussian_filter"](sigma, 8)
    assert weights.max() == pytest.approx(largest, abs=5e-7)
    assert (np.isclose(weights, weights.max())).sum() == 4
    assert weights[3:5, 3:5].sum() == pytest.approx(four, abs=5e-4)


def test_smallest_gaussian(solved: dict[str, Any]) -> None:
    weights = solved["gaussian_filter"](0.5, 3)
    assert [weights[1, 1], weights[0, 1], weights[0, 0]] == pytest.approx([0.619347, 0.083820, 0.011344], abs=5e-7)
    assert solved["gaussian_filter"](0.5, 8)[0, 0] == pytest.approx(0.000992, abs=5e-7)


def test_cross_entropies(solved: dict[str, Any]) -> None:
    criterion = solved["make_criterion"]()
    assert criterion(torch.tensor([[2.0, 0, 0]]), torch.tensor([0])).item() == pytest.approx(0.239545, abs=5e-7)
    assert criterion(torch.zeros(1, 10), torch.tensor([4])).item() == pytest.approx(2.302585, abs=5e-7)


# --- what was measured --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FIRST_EPOCH)
def test_accuracies_after_one_epoch_and_at_best(name: str) -> None:
    figures = REFERENCE[name]
    assert len(figures["seeds"]) >= 3
    assert len(figures["epochs"]) == NETWORKS[name].epochs == 5
    for (lowest, highest), reached in (
        (FIRST_EPOCH[name], figures["epochs"][0]["valid_accuracy"]),
        (BEST_EPOCH[name], figures["best_accuracy"]),
    ):
        assert lowest <= reached["min"] <= reached["max"] <= highest


def test_the_notebook_states_what_was_measured() -> None:
    cells = {cell.id: cell.source for cell in read_notebook(LAB.master).cells}
    for name in FIRST_EPOCH:
        for epoch in (1, 5):
            figures = REFERENCE[name]["epochs"][epoch - 1]
            losses = f"{spread(figures['train_loss'], '.3f')} | {spread(figures['valid_loss'], '.3f')}"
            stated = f"| {epoch} | {losses} | {spread(figures['valid_accuracy'], '.1%')} |"
            assert stated in cells["reference-figures"]
    for filters, name in {(4, 8, 12): "q11_4_8_12", (8, 16, 32): "q11_8_16_32", (16, 32, 64): "q10"}.items():
        best = {key: round(100 * value, 1) for key, value in REFERENCE[name]["best_accuracy"].items()}
        stated = f"| {REFERENCE[name]['parameters']:,} | {best['mean']} % ({best['min']}–{best['max']}) |"
        assert f"| {filters} |" in cells["q11-written"]
        assert stated in cells["q11-written"]


@pytest.mark.parametrize("name", FIRST_EPOCH)
def test_checkpoint_reaches_what_its_history_claims(name: str, solved: dict[str, Any]) -> None:
    network = NETWORKS[name]
    model = eval(network.build, solved)
    history = load_checkpoint(name, model, LAB.source / "reference_checkpoints")
    digits = torch.from_numpy(embedded.test_images() / np.float32(255))
    with torch.no_grad():
        logits = model(digits.flatten(1) if network.flat else digits[:, None])
    accuracy = trained.accuracy({"outputs": logits.numpy()}) / 100
    assert accuracy == pytest.approx(max(history.valid_accuracy), abs=0.001)


@pytest.mark.slow
@pytest.mark.parametrize("name", FALLBACK)
def test_the_short_training_reaches_its_bar_with_every_seed(
    name: str, solved: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMEWORK_GRADING", str(embedded.grading_folder(tmp_path)))
    network = NETWORKS[name]
    options = {"optimizer": torch.optim.SGD, "learning_rate": 0.1, "normalized": False, "flat": network.flat}
    digits = torch.from_numpy(embedded.test_images() / np.float32(255))
    for seed in range(3):
        torch.manual_seed(seed)
        model = eval(network.build, solved)
        run_model("nowhere", model, seed=seed, **options)
        with torch.no_grad():
            logits = model.eval()(digits.flatten(1) if network.flat else digits[:, None])
        assert trained.accuracy({"outputs": logits.numpy()}) / 100 > FALLBACK[name] + 0.01
