"""What the reference networks reach: the committed figures and checkpoints, and (slow) LeNet trained anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import torch

from autograder import calibrate, embedded
from autograder.course import find_course
from autograder.data import rebuild
from autograder.definitions import Definitions
from autograder.master import read_notebook
from hw9_support import load_checkpoint

ROOT = Path(calibrate.__file__).parents[1]
SOURCE = ROOT / "source" / "hw9"
NETWORKS = calibrate.read_networks(find_course(ROOT).assignment("hw9"))
WITH_CHECKPOINT = [name for name, network in NETWORKS.items() if network.has_checkpoint]


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return Definitions.of_notebook(SOURCE / "hw9.ipynb")


@pytest.fixture(scope="module")
def reference() -> Any:
    return json.loads((SOURCE / "reference.json").read_text())


def test_reference_tells_of_three_seeds_and_ten_epochs(reference: Any) -> None:
    assert set(reference["networks"]) == set(NETWORKS)
    for figures in reference["networks"].values():
        assert len(figures["seeds"]) >= 3
        assert len(figures["epochs"]) == 10


def test_reference_agrees_with_the_published_figures(reference: Any) -> None:
    assert calibrate.check_published(reference) == []
    assert reference["networks"]["first"]["epochs"][-1]["valid_accuracy"]["min"] >= 0.97
    assert reference["networks"]["q15_mae"]["raw_mae"]["max"] < 0.1560 * 0.353  # published with another normalisation
    assert reference["networks"]["q16"]["raw_mae"]["max"] < 0.0623 * 0.353


def test_improved_network_earns_its_points_with_every_seed(reference: Any) -> None:
    assert reference["networks"]["q12"]["best_accuracy"]["min"] >= 0.992


def test_better_autoencoder_has_a_small_code_and_beats_pca(reference: Any) -> None:
    better = reference["networks"]["q16"]
    assert better["code_size"] <= 100
    assert better["raw_mae"]["max"] < 0.7 * embedded.pca_mae(better["code_size"])


def test_full_bar_of_q16_is_the_worst_seed_and_a_tenth(reference: Any) -> None:
    test_file = (ROOT / "autograder" / "tests" / "hw9" / "q16.py").read_text()
    [bar] = re.findall(r"^FULL_BAR\b.* = ([\d.]+)", test_file, flags=re.MULTILINE)
    assert float(bar) == pytest.approx(calibrate.full_bar(reference), abs=5e-5)


@pytest.mark.parametrize("name", WITH_CHECKPOINT)
def test_checkpoint_reaches_what_its_history_claims(name: str, definitions: Definitions, reference: Any) -> None:
    network, figures = NETWORKS[name], reference["networks"][name]
    model = eval(network.build, definitions.run(network.needs))
    history = load_checkpoint(name, model, SOURCE / "reference_checkpoints")
    if network.loss:
        mae, _ = calibrate.reconstruction_errors(model, network)
        assert figures["raw_mae"]["min"] - 1e-4 <= mae <= figures["raw_mae"]["max"] + 1e-4
    else:
        with torch.no_grad():
            logits = model.eval()(torch.from_numpy(embedded.normalize(embedded.test_images())))
        accuracy = (logits.argmax(1).numpy() == embedded.test_labels()).mean()
        assert accuracy == pytest.approx(max(history.valid_accuracy), abs=0.001)


@pytest.fixture
def complete_mnist() -> Path:
    """All of MNIST: in the folder named by COMPLETE_MNIST, or fetched into build/mnist."""
    folder = Path(os.environ.get("COMPLETE_MNIST", ROOT / "build" / "mnist"))
    try:
        rebuild.fetch(folder)
    except rebuild.DataError as error:
        pytest.fail(str(error))
    return folder.resolve()


@pytest.mark.slow
def test_lenet_trained_with_three_seeds_agrees_with_the_published_figures(
    complete_mnist: Path, definitions: Definitions, tmp_path: Path
) -> None:
    lenet = NETWORKS["q10"]
    arguments = (definitions, complete_mnist, tmp_path)
    runs = {seed: calibrate.train_once("q10", lenet, seed, *arguments) for seed in range(3)}
    reference = calibrate.summarize_all({"q10": lenet}, {"q10": runs})
    assert calibrate.check_published(reference) == []


def test_the_notebook_states_what_was_measured(reference: Any) -> None:
    cells = {cell.id: cell.source for cell in read_notebook(SOURCE / "hw9.ipynb").cells}
    for name, epoch in [("first", 10), ("q10", 1), ("q10", 2), ("q10", 10), ("q12", 10), ("q15_mae", 10), ("q16", 10)]:
        figures = reference["networks"][name]["epochs"][epoch - 1]
        loss = figures["valid_loss"]
        stated = f"| {epoch} | {spread(figures['train_loss'], '.3f')} | {spread(loss, '.3f')} |"
        if "valid_accuracy" in figures:
            stated += f" {spread(figures['valid_accuracy'], '.1%')} |"
        assert stated in cells["reference-figures"]


def spread(figure: dict[str, float], form: str) -> str:
    """Return mean, lowest and highest as the notebook writes them."""
    mean, lowest, highest = (format(figure[key], form).rstrip("%") for key in ("mean", "min", "max"))
    return f"{mean} ({lowest}–{highest})"


def test_the_notebook_states_the_bars_of_q16() -> None:
    constants = (ROOT / "autograder" / "tests" / "hw9" / "q16.py").read_text()
    bars = re.findall(r"(?<= |,)0?(\.\d+)(?=[,\s])", "\n".join(re.findall(r"^.*_BAR.* = .*$", constants, re.MULTILINE)))
    text = next(cell.source for cell in read_notebook(SOURCE / "hw9.ipynb").cells if cell.id == "q16-text")
    assert len(bars) == 4
    for bar in bars:
        assert f"at most {bar} " in text
