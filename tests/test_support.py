"""hw9_support: data, checkpoints, grading. Training is in test_training.py, devices are in test_device.py."""

from __future__ import annotations

import functools
import gc
import gzip
import hashlib
import http.server
import json
import os
import re
import socket
import socketserver
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from support_data import (
    Echo,
    classify,
    copied,
    digits,
    header,
    idx_bytes,
    raw_files,
    reconstruct,
    same_bits,
    seclude,
    small,
    write_mnist,
)
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset
from torchvision.datasets import MNIST
from tqdm import tqdm

import hw9_support
from hw9_support import MNIST_MEAN, MNIST_STD, History, load_checkpoint, load_mnist, run_model


@pytest.fixture(autouse=True)
def secluded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seclude(tmp_path, monkeypatch)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_mnist(tmp_path / "data")


def test_import_reads_no_data_and_needs_nothing_else_of_the_kit(tmp_path: Path) -> None:
    code = """if True:
        import sys, socket
        socket.socket.connect = None
        names = {}
        exec("from hw9_support import *", names)
        assert {"autograder", "otter", "IPython"}.isdisjoint(sys.modules)
        import hw9_support
        assert set(hw9_support.__all__) == set(names) - {"__builtins__"}
    """
    kit = str(Path(hw9_support.__file__).parent)
    environment = {**os.environ, "PYTHONPATH": kit}
    run = [sys.executable, "-W", "error", "-c", code]
    result = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


# --- data ---


@pytest.mark.parametrize("normalized", [True, False])
@pytest.mark.parametrize("flat", [True, False])
def test_forms(data: Path, monkeypatch: pytest.MonkeyPatch, normalized: bool, flat: bool) -> None:
    monkeypatch.setattr(hw9_support, "_download_mnist", lambda folder: pytest.fail("touched the network"))
    images, labels = load_mnist(str(data), normalized=normalized, flat=flat)
    pixels, expected = digits(300, 0)
    grey = pixels.reshape(300, 784) / 255 if flat else pixels[:, None] / 255
    assert images.shape == grey.shape
    assert (images.dtype, labels.dtype) == (torch.float32, torch.int64)
    np.testing.assert_allclose(images, (grey - 0.1307) / 0.3081 if normalized else grey, atol=1e-6)
    np.testing.assert_array_equal(labels, expected)
    assert len(load_mnist(data, train=False, normalized=normalized, flat=flat)[0]) == 130


def test_normalized_as_in_a_square_is_what_comes_without_asking(data: Path) -> None:
    images, _ = load_mnist(data)
    np.testing.assert_allclose(images[:, 0], (digits(300, 0)[0] / 255 - MNIST_MEAN) / MNIST_STD, atol=1e-6)


def test_batches_of_a_loader(data: Path) -> None:
    dataset = TensorDataset(*load_mnist(data, normalized=False, flat=True))
    batches = list(DataLoader(dataset, batch_size=128, shuffle=True))
    assert [(tuple(X.shape), tuple(y.shape)) for X, y in batches] == [((n, 784), (n,)) for n in (128, 128, 44)]
    X, y = (torch.cat(parts) for parts in zip(*batches, strict=True))
    pixels, labels = digits(300, 0)
    rows = sorted((label, *row) for label, row in zip(labels.tolist(), pixels.reshape(300, -1).tolist(), strict=True))
    found = zip(y.tolist(), (X * 255).round().int().tolist(), strict=True)
    assert sorted((label, *row) for label, row in found) == rows


def test_bytes_are_kept_and_read_once_for_loading_and_training(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_model(data, small(), epochs=1)
    for file in (data / "MNIST" / "raw").iterdir():
        file.unlink()
    monkeypatch.chdir(data)
    run_model("../data", small(), epochs=1)
    assert len(load_mnist("../data", train=False)[0]) == 130
    pixels, _ = hw9_support._digits(data.resolve(), True, torch.device("cpu"))
    assert pixels.dtype == torch.uint8


def test_each_folder_has_its_own_digits(data: Path, tmp_path: Path) -> None:
    other = write_mnist(tmp_path / "other", train=20)
    assert [len(load_mnist(folder)[0]) for folder in (data, other, data)] == [300, 20, 300]


def test_a_notebook_cannot_spoil_what_is_kept(data: Path) -> None:
    def spoil(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        result = reconstruct(model, X.clone(), y)
        X.zero_(), y.zero_()
        return result

    images, labels = load_mnist(data)
    kept = images.clone(), labels.clone()
    images.zero_(), labels.zero_()
    run_model(data, Echo(), epochs=1, get_output_and_loss=spoil)
    assert all(torch.equal(first, second) for first, second in zip(load_mnist(data), kept, strict=True))


@pytest.mark.parametrize("name", [Path(name).stem for name, _ in MNIST.resources[:2]])
@pytest.mark.parametrize("size", [0, 3, 1000])
def test_damaged_file(data: Path, name: str, size: int) -> None:
    file = data / "MNIST" / "raw" / name
    content = file.read_bytes()
    file.write_bytes(content[: min(size, len(content) - 1)])
    with pytest.raises(RuntimeError, match=r"^MNIST in '.*raw' is damaged or cut short: delete it and run this again"):
        load_mnist(data)


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("train-labels-idx1-ubyte", digits(299, 0)[1]),
        ("train-labels-idx1-ubyte", digits(300, 0)[1] + 1),
        ("train-images-idx3-ubyte", np.zeros((300, 28, 27), np.uint8)),
    ],
    ids=["too few labels", "label 10", "narrow images"],
)
def test_files_that_do_not_belong_together(data: Path, name: str, array: np.ndarray) -> None:
    (data / "MNIST" / "raw" / name).write_bytes(idx_bytes(array))
    with pytest.raises(RuntimeError, match="damaged"):
        load_mnist(data)


# --- download ---


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A web server with the four archives; torchvision knows no other."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    resources = []
    for name, content in raw_files().items():
        archive = gzip.compress(content, mtime=0)
        (folder / f"{name}.gz").write_bytes(archive)
        resources.append((f"{name}.gz", hashlib.md5(archive).hexdigest()))

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None: ...

    with socketserver.TCPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setattr(MNIST, "mirrors", [f"http://127.0.0.1:{server.server_address[1]}/"])
        monkeypatch.setattr(MNIST, "resources", resources)
        yield folder
        server.shutdown()


@pytest.fixture
def untidy() -> Iterator[None]:
    """For urllib, which leaves sockets open where a download fails: collects them within the test."""
    yield
    gc.collect()


leaves_sockets = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@leaves_sockets
@pytest.mark.usefixtures("untidy")
@pytest.mark.parametrize("dead", [[], ["http://127.0.0.1:9/"]], ids=["first", "second"])
def test_download_from_a_mirror_that_answers(
    mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], dead: list[str]
) -> None:
    monkeypatch.setattr(MNIST, "mirrors", dead + MNIST.mirrors)
    images, _ = load_mnist(tmp_path / "new" / "folder")
    np.testing.assert_allclose(images[:, 0], (digits(300, 0)[0] / 255 - 0.1307) / 0.3081, atol=1e-6)
    assert (tmp_path / "new" / "folder" / "MNIST" / "raw" / "t10k-labels-idx1-ubyte").is_file()
    assert capsys.readouterr().err == ""
    assert socket.getdefaulttimeout() is None


def expect_no_download(folder: Path) -> None:
    with pytest.raises(RuntimeError) as caught:
        load_mnist(folder)
    message = str(caught.value)
    assert re.match(r"MNIST is not in '.*' and could not be downloaded: go online", message)
    assert "MNIST/raw" in message
    assert caught.value.__suppress_context__


@leaves_sockets
@pytest.mark.usefixtures("untidy")
@pytest.mark.parametrize("harm", ["missing", "cut", "other"])
def test_mirror_without_the_right_file(mirror: Path, tmp_path: Path, harm: str) -> None:
    archive = mirror / "t10k-images-idx3-ubyte.gz"
    if harm == "missing":
        archive.unlink()
    else:
        archive.write_bytes(archive.read_bytes()[:-50] if harm == "cut" else b"<html>Sign in, please</html>")
    expect_no_download(tmp_path / "new")


@leaves_sockets
@pytest.mark.usefixtures("untidy")
def test_no_mirror_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One refuses, and one is silent: nobody waits for it longer than the 20 seconds, which here are short."""
    asked: list[float | None] = []
    really = socket.setdefaulttimeout

    def impatient(seconds: float | None) -> None:
        asked.append(seconds)
        really(seconds and seconds / 100)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        mirrors = ["http://127.0.0.1:9/", f"http://127.0.0.1:{silent.getsockname()[1]}/"]
        monkeypatch.setattr(MNIST, "mirrors", mirrors)
        monkeypatch.setattr(hw9_support.socket, "setdefaulttimeout", impatient)
        expect_no_download(tmp_path / "new")
    assert asked == [20, None]


def test_grading_never_downloads(mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEWORK_GRADING", str(tmp_path / "new"))
    expect_no_download(tmp_path / "ignored")
    assert not (tmp_path / "new").exists()


# --- checkpoints ---


def keep(name: str, model: nn.Module, history: History | None = None, **facts: str) -> Path:
    """Write a checkpoint without training."""
    file = Path(f"checkpoints/{name}.safetensors")
    hw9_support._save(file, model.state_dict(), {"history": json.dumps(asdict(history or History())), **facts})
    return file


class Tied(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(784, 784)
        self.second = nn.Linear(784, 784)
        self.second.weight = self.first.weight

    def forward(self, X: Tensor) -> Tensor:
        return self.second(self.first(X.flatten(1)))[:, :10]


def with_norm() -> nn.Module:
    return nn.Sequential(nn.Conv2d(1, 4, 5, stride=3), nn.BatchNorm2d(4), nn.Flatten(), nn.Linear(256, 10))


def deep() -> nn.Module:
    return nn.Sequential(nn.Conv2d(1, 4, 3, stride=2), nn.Conv2d(4, 4, 3), nn.Flatten(), nn.Linear(484, 10))


@pytest.mark.parametrize("make", [small, with_norm, Tied, deep], ids=["plain", "batchnorm", "tied", "channels last"])
def test_round_trip(data: Path, make: Callable[[], nn.Module]) -> None:
    model, other = make(), make().train()
    with torch.no_grad():
        next(other.parameters()).zero_()
    history = run_model(data, model, epochs=2, checkpoint="q10", seed=5)
    assert load_checkpoint("q10", other) == history
    assert not any(module.training for module in other.modules())
    images = load_mnist(data)[0]
    with torch.inference_mode():
        torch.testing.assert_close(other(images), model.eval()(images), rtol=0, atol=0)
    assert sorted(path.name for path in Path("checkpoints").iterdir()) == ["q10.last.safetensors", "q10.safetensors"]


def test_what_a_checkpoint_tells(data: Path) -> None:
    model = small()
    options = {"normalized": False, "seed": 5, "optimizer": torch.optim.SGD, "batch_size": 100}
    history = run_model(data, model, epochs=2, checkpoint="q10", **options)
    for name in ("q10", "q10.last"):
        facts = header(name)
        assert json.loads(facts.pop("history")) == {
            "train_loss": history.train_loss,
            "valid_loss": history.valid_loss,
            "valid_accuracy": history.valid_accuracy,
        }
        assert facts == {
            "architecture": str(model),
            "normalized": "false",
            "flat": "false",
            "seed": "5",
            "device": "cpu",
            "optimizer": "SGD",
            "step": "6",
            "fallback": "false",
            "support_version": hw9_support.__version__,
            "torch": torch.__version__,
        }


def test_writing_leaves_the_model_in_its_format() -> None:
    model = nn.Sequential(nn.Conv2d(2, 3, 3)).to(memory_format=torch.channels_last)
    keep("q1", model)
    assert model[0].weight.is_contiguous(memory_format=torch.channels_last)
    other = nn.Sequential(nn.Conv2d(2, 3, 3))
    load_checkpoint("q1", other)
    assert torch.equal(other[0].weight, model[0].weight)


@pytest.mark.parametrize("moment", ["writing", "renaming"])
def test_interrupted_write_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    file = keep("q1", small())
    old = file.read_bytes()

    def stop(*arguments: object) -> None:
        if moment == "writing":
            Path(arguments[1]).write_bytes(b"half")
        raise KeyboardInterrupt

    owner, name = (hw9_support.safetensors.torch, "save_file") if moment == "writing" else (Path, "replace")
    monkeypatch.setattr(owner, name, stop)
    with pytest.raises(KeyboardInterrupt):
        keep("q1", nn.Linear(2, 2))
    assert [path.name for path in file.parent.iterdir()] == ["q1.safetensors"]
    assert file.read_bytes() == old


@pytest.mark.parametrize(
    ("layers", "difference"),
    [
        ([nn.Linear(784, 12), nn.Linear(12, 10)], r"'1.weight' is \(11, 784\) in the file, \(12, 784\) in the model"),
        ([nn.Linear(784, 11, bias=False), nn.Linear(11, 10)], "'1.bias' is not in the model"),
        ([nn.Linear(784, 11), nn.Linear(11, 10), nn.Linear(10, 10)], "'3.weight' is not in the file"),
    ],
    ids=["wider", "without bias", "deeper"],
)
def test_another_architecture(layers: list[nn.Module], difference: str) -> None:
    keep("q10", nn.Sequential(nn.Flatten(), nn.Linear(784, 11), nn.Linear(11, 10)))
    other = nn.Sequential(nn.Flatten(), *layers)
    before = copied(other)
    with pytest.raises(ValueError, match=rf"does not fit the model: {difference}\. Run the cell"):
        load_checkpoint("q10", other)
    assert same_bits(other.state_dict(), before)


def test_another_activation_of_the_same_shape(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_model(data, small(), epochs=1, checkpoint="q10")
    capsys.readouterr()
    load_checkpoint("q10", small())
    assert capsys.readouterr().out == ""
    other = small()
    other[1], other[2] = nn.Tanh(), nn.Flatten(1, 3)
    load_checkpoint("q10", other)
    file = Path("checkpoints/q10.safetensors")
    note = f"Note: '{file}' was trained with (1): ReLU(), where the model has (1): Tanh() now.\n"
    assert capsys.readouterr().out == note
    run_model(data, other, epochs=1, checkpoint="q10", resume=True)
    assert capsys.readouterr().out == note.replace("q10.", "q10.last.")


def test_no_checkpoint_and_damaged_ones() -> None:
    with pytest.raises(FileNotFoundError, match=r"^There is no checkpoint 'checkpoints.q10.safetensors': run"):
        load_checkpoint("q10", small())
    file = keep("q10", small())
    whole = file.read_bytes()
    for content in (b"", whole[:50], whole[:-4], b"\xff" * 200, whole.replace(b"train_loss", b"train_lost")):
        file.write_bytes(content)
        with pytest.raises(ValueError, match=r"is damaged: delete it, and run the cell that trains it again\.$") as e:
            load_checkpoint("q10", small())
        assert e.value.__suppress_context__


@pytest.mark.parametrize("name", ["", "../q10", "a/b", "q10.safetensors", "q 1"])
def test_impossible_checkpoint_name(data: Path, name: str) -> None:
    with pytest.raises(ValueError, match="A checkpoint's name"):
        load_checkpoint(name, small())
    if name:
        with pytest.raises(ValueError, match="A checkpoint's name"):
            run_model(data, small(), checkpoint=name)


def test_too_large_a_checkpoint(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 2800), nn.Linear(2800, 10))
    run_model(data, model, epochs=2, checkpoint="big")
    assert capsys.readouterr().out.count("over 8 MB, too many to hand in: train a smaller network.") == 1
    with pytest.raises(ValueError, match="larger than 8 MB: train a smaller network"):
        load_checkpoint("big", model)


def test_checkpoint_from_another_folder() -> None:
    history = History([0.5], [0.4], [0.9])
    keep("q10", small(), history)
    Path("checkpoints").rename("elsewhere")
    assert load_checkpoint("q10", small(), folder="elsewhere") == history


# --- grading ---


@pytest.fixture
def grading(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The grader's folder; what a student's notebook names holds nothing."""
    folder = tmp_path / "grading"
    data.rename(folder)
    monkeypatch.setenv("HOMEWORK_GRADING", str(folder))
    return folder


def test_grading_takes_its_own_data(grading: Path) -> None:
    assert load_mnist("nowhere")[0].shape == (300, 1, 28, 28)


def test_grading_loads_and_does_not_train(grading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = small()
    written = History([0.5], [0.4], [0.9])
    keep("q10", kept, written)
    monkeypatch.setattr(hw9_support, "_digits", lambda *_: pytest.fail("read data"))
    model = small()
    with torch.no_grad():
        model[0].weight.zero_()
    assert run_model("nowhere", model, checkpoint="q10") == written
    assert same_bits(model.state_dict(), kept.state_dict())


def mixed() -> nn.Module:
    """In training, but for a layer that is frozen."""
    model = with_norm().train()
    model[1].eval()
    return model


def modes(model: nn.Module) -> list[bool]:
    return [module.training for module in model.modules()]


def test_grading_trains_briefly_where_nothing_is_kept(grading: Path, capsys: pytest.CaptureFixture[str]) -> None:
    steps: list[tuple[int, float]] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        output, loss = classify(model, X, y)
        if model.training:
            steps.append((len(X), loss.item()))
        return output, loss

    model, again = mixed(), mixed()
    state = torch.get_rng_state()
    history = run_model("nowhere", model, checkpoint="q10", get_output_and_loss=watch, learning_rate=0.003)
    assert torch.equal(torch.get_rng_state(), state)
    assert len(steps) == 320
    sizes, losses = zip(*steps, strict=True)
    assert sizes.count(64) >= 320 - 1
    assert losses[-1] < losses[0] / 2
    assert history.train_loss == pytest.approx([np.average(losses, weights=sizes)])
    assert history.valid_loss == history.valid_accuracy == []
    facts = header("q10")
    assert (facts["fallback"], facts["step"], facts["seed"]) == ("true", "320", "0")
    assert json.loads(facts["history"])["train_loss"] == history.train_loss
    assert [path.name for path in Path("checkpoints").iterdir()] == ["q10.safetensors"]
    assert run_model("nowhere", again, checkpoint="q10") == history
    assert same_bits(again.state_dict(), model.state_dict())
    assert modes(model) == modes(again) == modes(mixed())
    printed = capsys.readouterr()
    assert printed.out.count("Grading: trained for 320 steps.") == 1
    assert printed.err == ""


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [("other", "does not fit"), ("damaged", "is damaged"), ("large", "is larger than 8 MB")],
)
def test_grading_replaces_a_checkpoint_that_is_useless(
    grading: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], spoil: str, problem: str
) -> None:
    monkeypatch.setattr(hw9_support, "SHORT_STEPS", 4)
    file = keep("q10", nn.Linear(2, 2))
    if spoil != "other":
        file.write_bytes(b"\0" * (100 if spoil == "damaged" else 9 * 2**20))
    model, again = small(), small()
    history = run_model("nowhere", model, checkpoint="q10")
    assert re.fullmatch(rf"Grading: '.*' {problem}.*\nGrading: trained for 4 steps\.\n", capsys.readouterr().out)
    assert run_model("nowhere", again, checkpoint="q10") == history
    assert same_bits(again.state_dict(), model.state_dict())


def test_grading_trains_with_adam_whatever_the_notebook_takes(grading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hw9_support, "SHORT_STEPS", 4)
    models = [small() for _ in "abc"]
    options: list[dict[str, Any]] = [{}, {"optimizer": torch.optim.SGD, "learning_rate": 0.1}, {"learning_rate": 0.1}]
    start = {name: tensor.clone() for name, tensor in models[0].state_dict().items()}
    for model, option in zip(models, options, strict=True):
        model.load_state_dict(start)
        run_model("nowhere", model, **option)
    assert same_bits(models[0].state_dict(), models[1].state_dict())
    assert not same_bits(models[0].state_dict(), models[2].state_dict())


def test_grading_repeats_to_the_bit(grading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hw9_support, "SHORT_STEPS", 20)
    models = [small(nn.Dropout(0.2)) for _ in "ab"]
    torch.manual_seed(1)
    assert run_model("nowhere", models[0]) == run_model("nowhere", models[1], epochs=50, batch_size=7)
    assert same_bits(models[0].state_dict(), models[1].state_dict())
    assert not Path("checkpoints").exists()


def test_grading_uses_the_first_digits_only(grading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hw9_support, "SHORT_DIGITS", 10)
    seen: list[Tensor] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        if model.training:
            seen.append(X[:, 0, 14, 14])
        return reconstruct(model, X, y)

    run_model("nowhere", Echo(), get_output_and_loss=watch)
    allowed = set(load_mnist("nowhere")[0][:10, 0, 14, 14].tolist())
    assert set(torch.cat(seen).tolist()) == allowed


def test_grading_starts_no_thread(grading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even tqdm's, which starts with its first bar, a hidden one too."""
    monkeypatch.setattr(hw9_support, "SHORT_STEPS", 4)
    if tqdm.monitor:
        tqdm.monitor.exit()
        tqdm.monitor = None
    before = threading.active_count()
    run_model("nowhere", small(), checkpoint="q10")
    run_model("nowhere", small(), checkpoint="q10")
    assert threading.active_count() == before


def test_grading_normalizes_as_it_is_told(grading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hw9_support, "SHORT_STEPS", 4)
    seen: list[tuple[tuple[int, ...], float, float]] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        seen.append((tuple(X.shape[1:]), X.min().item(), X.max().item()))
        return model(X), F.mse_loss(model(X), X)

    run_model("nowhere", Echo(), get_output_and_loss=watch, normalized=False, flat=True)
    assert {shape for shape, _, _ in seen} == {(784,)}
    assert min(low for _, low, _ in seen) == 0
    assert 0.9 < max(high for _, _, high in seen) <= 1
