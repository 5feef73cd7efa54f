"""The numbers that the lab hw9e states: counts, sizes and results by its own solutions, losses as measured."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torchinfo import summary

from autograder import calibrate, embedded, trained
from autograder.course import find_course
from autograder.definitions import Definitions
from autograder.master import read_notebook
from hw9_support import load_checkpoint, run_model

ROOT = Path(calibrate.__file__).parents[1]
LAB = find_course(ROOT).assignment("hw9e_class_mixtures")
CHECKPOINTS = LAB.source / "reference_checkpoints"
NETWORK = calibrate.read_networks(LAB)["q7"]
FIRST_EPOCH, LAST_EPOCH = (0.0155, 0.0195), (0.0120, 0.0135)
SHORT_BAR = 0.060


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    """The functions of the master's solutions."""
    LAB.put_on_path()
    names = "AutoEncoder, make_loaders, train_autoencoder, reconstruction_loss, pair_grid, class_means, decode_mixtures"
    defined = Definitions.of_notebook(LAB.master).run(f"[{names}]")
    defined["device"] = torch.device("cpu")
    return defined


@pytest.fixture(scope="module")
def cells() -> dict[str, str]:
    return {cell.id: cell.source for cell in read_notebook(LAB.master).cells}


@pytest.fixture(scope="module")
def digits() -> dict[str, Tensor]:
    """The embedded digits from 0 to 1, (n, 1, 28, 28), with their labels."""
    images, labels = embedded.training_subset()
    arrays = {"train": embedded.scale(images), "val": embedded.scale(embedded.test_images())}
    arrays |= {"train_labels": labels.copy(), "val_labels": embedded.test_labels().copy()}
    return {name: torch.tensor(array) for name, array in arrays.items()}


# --- counts and sizes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sizes", "encoder", "decoder"),
    [
        ((32, 32, 10), [832, 25_632, 15_690], [17_248, 25_632, 801]),
        ((8, 16, 5), [208, 3_216, 3_925], [4_704, 3_208, 201]),
    ],
)
def test_parameters_of_each_layer(
    solved: dict[str, Any], sizes: tuple[int, ...], encoder: list[int], decoder: list[int]
) -> None:
    network = solved["AutoEncoder"](*sizes)
    counted = summary(network, input_size=(1, 1, 28, 28), device="cpu", verbose=0)
    found = [layer.num_params for layer in counted.summary_list if layer.is_leaf_layer and layer.num_params]
    assert found == encoder + decoder
    assert counted.total_params == {(32, 32, 10): 85_835, (8, 16, 5): 15_462}[sizes]
    totals = [sum(p.numel() for p in part.parameters()) for part in (network.encoder, network.decoder)]
    assert totals == [sum(encoder), sum(decoder)] == ([42_154, 43_681] if sizes[0] == 32 else [7_349, 8_113])


def test_parameters_with_both_numbers_of_maps_exchanged(solved: dict[str, Any]) -> None:
    network = solved["AutoEncoder"](16, 8, 5)
    counts = [sum(p.numel() for p in part.parameters()) for part in (network.encoder, network.decoder)]
    assert counts == [5_589, 5_969]
    assert sum(counts) == 11_558


@pytest.mark.parametrize(("first", "second", "sizes"), [(0, 0, (13, 25)), (1, 1, (14, 28)), (0, 1, (13, 26))])
def test_sizes_on_the_way_back(first: int, second: int, sizes: tuple[int, int]) -> None:
    signal, found = torch.zeros(1, 1, 7, 7), []
    for output_padding in (first, second):
        layer = nn.ConvTranspose2d(1, 1, 5, stride=2, padding=2, output_padding=output_padding)
        expected = (signal.shape[-1] - 1) * 2 - 2 * 2 + 5 + output_padding
        signal = layer(signal)
        found.append(signal.shape[-1])
        assert found[-1] == expected
    assert tuple(found) == sizes


def test_output_padding_in_the_first_layer_only() -> None:
    once = nn.ConvTranspose2d(1, 1, 5, stride=2, padding=2, output_padding=1)(torch.zeros(1, 1, 7, 7))
    assert nn.ConvTranspose2d(1, 1, 5, stride=2, padding=2)(once).shape[-1] == 27


def test_batches(solved: dict[str, Any]) -> None:
    arrays = torch.zeros(60_000, 1), torch.zeros(60_000), torch.zeros(10_000, 1), torch.zeros(10_000)
    loaders = solved["make_loaders"](*arrays)
    assert [len(loader) for loader in loaders] == [1875, 100]
    assert (60_000 % 32, 10_000 % 100) == (0, 0)


def test_labels(digits: dict[str, Tensor]) -> None:
    labels = digits["val_labels"]
    assert labels[:10].tolist() == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]
    assert labels.bincount().tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    counts = [batch.bincount(minlength=10) for batch in labels.split(100)]
    assert (min(map(min, counts)), max(map(max, counts))) == (2, 20)


def test_baselines(digits: dict[str, Tensor]) -> None:
    """Of all training images the mean picture gives .0675; of the embedded ones nearly so."""
    images = digits["val"]
    assert (images**2).mean().item() == pytest.approx(0.1140, abs=5e-5)
    assert ((images - 0.1307) ** 2).mean().item() == pytest.approx(0.0964, abs=5e-5)
    assert ((images - digits["train"].mean(0)) ** 2).mean().item() == pytest.approx(0.0675, abs=2e-4)


def test_slopes_of_the_sigmoid() -> None:
    logit = math.log(0.1307 / 0.8693)
    slopes = [p * (1 - p) for p in (1 / (1 + math.exp(-z)) for z in (logit, -6))]
    assert logit == pytest.approx(-1.895, abs=5e-4)
    assert slopes == pytest.approx([0.114, 0.0025], abs=5e-4)
    assert round(slopes[0] / slopes[1]) == 46


def test_where_pixels_start_without_a_squashing(solved: dict[str, Any], digits: dict[str, Tensor]) -> None:
    outside = []
    for seed in range(40):
        torch.manual_seed(seed)
        network = solved["AutoEncoder"](32, 32, 10)
        with torch.no_grad():
            output = network.decoder.layers[:-1](network.encoder(digits["val"][:50]))
        outside.append(((output < 0) | (output > 1)).float().mean().item())
    assert 0.5 < np.mean(outside) < 0.65
    assert max(outside) > 0.999


# --- small examples of the questions ------------------------------------------------------------------------------


class Scalar(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.a = nn.Parameter(torch.zeros(()))

    def forward(self, images: Tensor) -> Tensor:
        return self.a * images


BATCHES = [(torch.full((1, 1, 2, 2), 4.0), torch.zeros(1)), (torch.ones(2, 1, 2, 2), torch.zeros(2))]


def test_losses_of_a_scalar_network(solved: dict[str, Any]) -> None:
    train = solved["train_autoencoder"]
    assert train(Scalar(), BATCHES, BATCHES, epochs=2, lr=0) == {"train_loss": [6, 6], "val_loss": [6, 6]}
    network = Scalar()
    train(network, BATCHES, BATCHES, epochs=1, lr=0.1)
    assert network.a.item() == pytest.approx(0.171081, abs=5e-7)


class Squares(nn.Module):
    def forward(self, values: Tensor) -> Tensor:
        return values.flatten(1) ** 2


def test_means_of_four_codes(solved: dict[str, Any]) -> None:
    images = torch.tensor([1.0, 2, 3, 4]).reshape(4, 1, 1, 1)
    loader = list(zip(images.split(2), torch.tensor([0, 1, 0, 0]).split(2), strict=True))
    means = solved["class_means"](Squares(), loader, n_classes=2)
    assert means.flatten().tolist() == pytest.approx([8.666667, 4])


def test_mixtures_of_three_codes(solved: dict[str, Any]) -> None:
    mixtures = solved["decode_mixtures"](Squares(), torch.tensor([[0.0], [2.0], [4.0]]))
    assert mixtures.reshape(3, 3).tolist() == [[0, 1, 4], [1, 4, 9], [4, 9, 16]]


# --- what was measured --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((LAB.source / "reference.json").read_text())["networks"]["q7"]
    return figures


def test_losses_after_one_epoch_and_ten(reference: dict[str, Any]) -> None:
    assert len(reference["epochs"]) == NETWORK.epochs == 10
    assert reference["parameters"] == 85_835
    for (lowest, highest), epoch in ((FIRST_EPOCH, 0), (LAST_EPOCH, 9)):
        reached = reference["epochs"][epoch]["valid_loss"]
        assert lowest <= reached["min"] <= reached["max"] <= highest


def stated(figure: dict[str, float]) -> str:
    """Return a mean, and the lowest and highest of several runs, as the notebook writes them."""
    several = figure["min"] < figure["max"]
    return f"{figure['mean']:.4f}" + (f" ({figure['min']:.4f}–{figure['max']:.4f})" if several else "")


def test_the_notebook_states_what_was_measured(reference: dict[str, Any], cells: dict[str, str]) -> None:
    for epoch in (1, 3, 5, 10):
        figures = reference["epochs"][epoch - 1]
        row = f"| {epoch} | {stated(figures['train_loss'])} | {stated(figures['valid_loss'])} |"
        assert row in cells["reference-figures"]
    assert f"about {reference['seconds_per_epoch']:.0f} seconds" in cells["reference-figures"]


@pytest.fixture(scope="module")
def network(solved: dict[str, Any]) -> Any:
    model = solved["AutoEncoder"](32, 32, 10)
    load_checkpoint("q7", model, CHECKPOINTS)
    return model


@pytest.fixture(scope="module")
def loaders(solved: dict[str, Any], digits: dict[str, Tensor]) -> Any:
    return solved["make_loaders"](*(digits[name] for name in ("train", "train_labels", "val", "val_labels")))


@pytest.fixture(scope="module")
def means(solved: dict[str, Any], network: Any, loaders: Any) -> Any:
    """Of the embedded training digits; those of all differ little."""
    return solved["class_means"](network.encoder, loaders[0])


def test_checkpoint_reaches_what_its_history_claims(solved: dict[str, Any], digits: dict[str, Tensor]) -> None:
    model = solved["AutoEncoder"](32, 32, 10)
    history = load_checkpoint("q7", model, CHECKPOINTS)
    with torch.no_grad():
        total = sum(((model(part) - part) ** 2).sum().item() for part in digits["val"].split(1000))
    assert total / 7_840_000 == pytest.approx(min(history.valid_loss), abs=2e-5)
    assert total / 7_840_000 <= 0.0135


def test_the_matrix_of_mixtures_is_symmetric_and_has_decoded_means_on_its_diagonal(
    solved: dict[str, Any], network: Any, means: Tensor
) -> None:
    mixtures = solved["decode_mixtures"](network.decoder, means)
    assert torch.equal(mixtures, mixtures.transpose(0, 1))
    with torch.no_grad():
        np.testing.assert_allclose(mixtures[range(10), range(10)], network.decoder(means), atol=1e-6)


def test_the_pictures_of_mean_codes_are_sharp(
    solved: dict[str, Any], network: Any, means: Tensor, digits: dict[str, Tensor], cells: dict[str, str]
) -> None:
    def gray(pictures: Tensor) -> float:
        return 100 * ((pictures > 0.25) & (pictures < 0.75)).float().mean().item()

    images, labels = digits["train"], digits["train_labels"]
    pictures = torch.stack([images[labels == label].mean(0) for label in range(10)])
    mixtures, same = solved["decode_mixtures"](network.decoder, means), torch.eye(10, dtype=torch.bool)
    shares = [gray(digits["val"]), gray(pictures), gray(mixtures[same]), gray(mixtures[~same])]
    stated = [float(number) for number in cells["gray"].split("Expected: about ")[1].split(" %")[0].split(", ")]
    assert shares == pytest.approx(stated, abs=1.01)


def test_the_code_of_a_mean_picture_is_not_the_mean_code(
    network: Any, means: Tensor, digits: dict[str, Tensor], cells: dict[str, str]
) -> None:
    images, labels = digits["train"], digits["train_labels"]
    pictures = torch.stack([images[labels == label].mean(0) for label in range(10)])
    with torch.no_grad():
        distances = (network.encoder(pictures) - means).norm(dim=1) / means.norm(dim=1)
    lowest, highest = (int(part) for part in cells["order"].split("between ")[1].split(" %")[0].split(" and "))
    assert lowest < 100 * distances.min().item() < lowest + 10
    assert highest - 10 < 100 * distances.max().item() < highest


def test_about_half_of_the_codes_are_negative(network: Any, digits: dict[str, Tensor]) -> None:
    with torch.no_grad():
        codes = network.encoder(digits["val"])
    assert 0.4 < (codes < 0).float().mean().item() < 0.65


def test_means_of_batch_means_are_something_else(network: Any, digits: dict[str, Tensor]) -> None:
    with torch.no_grad():
        codes = network.encoder(digits["val"])
    labels = digits["val_labels"]
    pairs = list(zip(codes.split(100), labels.split(100), strict=True))
    largest = max(
        (torch.stack([code[y == label].mean(0) for code, y in pairs]).mean(0) - codes[labels == label].mean(0))
        .abs()
        .max()
        for label in range(10)
    )
    assert 0.03 < largest < 0.2


# --- the black collapse -------------------------------------------------------------------------------------------


def test_run_model_tells_of_a_black_collapse(
    solved: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    network = solved["AutoEncoder"](8, 16, 5)
    nn.init.constant_(next(p for p in reversed(list(network.parameters())) if p.shape == (1,)), -30)
    options = {"get_output_and_loss": solved["reconstruction_loss"], "normalized": False, "warmup_steps": 200}
    history = run_model(embedded.DATA, network, batch_size=3000, epochs=1, **options)
    assert history.valid_loss[0] == pytest.approx(0.1140, abs=5e-5)
    assert "it has collapsed" in capsys.readouterr().out


def test_without_a_collapse_run_model_does_not_tell_of_one(
    solved: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    torch.manual_seed(0)
    options = {"get_output_and_loss": solved["reconstruction_loss"], "normalized": False, "warmup_steps": 50}
    run_model(embedded.DATA, solved["AutoEncoder"](8, 16, 5), batch_size=32, epochs=1, seed=0, **options)
    assert "collapsed" not in capsys.readouterr().out


@pytest.mark.slow
def test_with_warm_up_ten_seeds_get_going(
    solved: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seconds of training while grading; without warm-up, half of these seeds would be at 0.11."""
    monkeypatch.setenv("HOMEWORK_GRADING", str(embedded.grading_folder(tmp_path)))
    images = torch.from_numpy(embedded.scale(trained.some_digits()))
    options = {"get_output_and_loss": solved["reconstruction_loss"], "normalized": False, "warmup_steps": 200}
    for seed in range(10):
        torch.manual_seed(seed)
        network = solved["AutoEncoder"](32, 32, 10)
        run_model("nowhere", network, seed=seed, **options)
        with torch.no_grad():
            assert ((network(images) - images) ** 2).mean().item() < SHORT_BAR
