"""hw9_support: device, data, training, checkpoints, grading, pictures."""

from __future__ import annotations

import functools
import gc
import gzip
import hashlib
import http.server
import json
import os
import re
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
import safetensors
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torchvision.datasets import MNIST

import hw9_support
from hw9_support import (
    MNIST_MEAN,
    MNIST_STD,
    History,
    choose_device,
    load_checkpoint,
    load_mnist,
    run_model,
    show_images,
    show_reconstructions,
    unnormalize,
)

LINE = r"^\[ *(\d+)/(\d+)\] Train Loss = \d+\.\d{4}; Valid Loss = \d+\.\d{4}; Valid Accuracy = \d+\.\d%$"


def idx_bytes(array: np.ndarray) -> bytes:
    return bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">i4").tobytes() + array.tobytes()


def digits(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Made-up digits that a network can learn: label k has a bright square at a place of its own."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 10, count).astype(np.uint8)
    images = random.integers(0, 60, (count, 28, 28)).astype(np.uint8)
    for image, label in zip(images, labels, strict=True):
        row, column = divmod(int(label), 4)
        image[9 * row : 9 * row + 8, 7 * column : 7 * column + 7] = 250
    return images, labels


def raw_files(train: int = 300, test: int = 130) -> dict[str, bytes]:
    (a, b), (c, d) = digits(train, 0), digits(test, 1)
    names = [Path(name).stem for name, _ in MNIST.resources]
    return dict(zip(names, map(idx_bytes, (a, b, c, d)), strict=True))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    raw = tmp_path / "data" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name, content in raw_files().items():
        (raw / name).write_bytes(content)
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOMEWORK_GRADING", "HOMEWORK_TESTS", "NBGRADER_EXECUTION", "JPY_SESSION_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    hw9_support._read_mnist.cache_clear()


def small(*last: nn.Module) -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(1, 4, 5, stride=3), nn.ReLU(), nn.Flatten(), nn.Linear(256, 10), *last)


def reconstruct(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    output = model(X)
    return output, F.mse_loss(output, X)


class Echo(nn.Module):
    """An autoencoder of one number."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(0.0))

    def forward(self, X: Tensor) -> Tensor:
        return self.scale * X


# --- import and device ---


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


@pytest.mark.parametrize(
    ("cuda", "mps", "expected"),
    [(False, False, "cpu"), (False, True, "mps"), (True, False, "cuda"), (True, True, "cuda")],
)
def test_device(
    cuda: bool, mps: bool, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    assert choose_device() == torch.device(expected)
    assert capsys.readouterr().out == f"Using '{expected}' device.\n"
    monkeypatch.setenv("HOMEWORK_GRADING", "somewhere")
    assert choose_device() == torch.device("cpu")


# --- data ---


def test_load_mnist_takes_the_files_that_are_there(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hw9_support, "_download_mnist", lambda folder: pytest.fail("touched the network"))
    images, labels = load_mnist(str(data))
    pixels, expected = digits(300, 0)
    assert images.shape == (300, 1, 28, 28)
    assert (images.dtype, labels.dtype) == (torch.float32, torch.int64)
    np.testing.assert_allclose(images[:, 0], (pixels / 255 - MNIST_MEAN) / MNIST_STD, atol=1e-6)
    np.testing.assert_array_equal(labels, expected)
    assert load_mnist(data, train=False)[0].shape == (130, 1, 28, 28)


def test_a_second_load_reads_nothing_and_is_not_spoilt_by_the_notebook(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, labels = load_mnist(data)
    kept = first.clone(), labels.clone()
    monkeypatch.setattr(hw9_support, "MNIST", None)
    monkeypatch.chdir(data)
    first.zero_(), labels.zero_()
    again = load_mnist("../data")
    torch.testing.assert_close(again, kept)


def test_unnormalize_undoes_and_never_clips() -> None:
    grey = np.array([[-0.5, 0.0], [1.0, 1.5]])
    normalised = (grey - MNIST_MEAN) / MNIST_STD
    np.testing.assert_allclose(unnormalize(normalised), grey)
    tensor = torch.tensor(normalised, requires_grad=True)
    torch.testing.assert_close(unnormalize(tensor).detach(), torch.tensor(grey))


@pytest.mark.parametrize("name", [Path(name).stem for name, _ in MNIST.resources[:2]])
@pytest.mark.parametrize("size", [0, 3, 1000])
def test_damaged_file(data: Path, name: str, size: int) -> None:
    file = data / "MNIST" / "raw" / name
    content = file.read_bytes()
    file.write_bytes(content[: min(size, len(content) - 1)])
    with pytest.raises(RuntimeError, match=r"^MNIST in '.*raw' is damaged or cut short: delete it"):
        load_mnist(data)


def test_files_that_do_not_belong_together(data: Path) -> None:
    (data / "MNIST" / "raw" / "train-labels-idx1-ubyte").write_bytes(idx_bytes(digits(299, 0)[1]))
    with pytest.raises(RuntimeError, match="damaged"):
        load_mnist(data)


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
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr(MNIST, "mirrors", [f"http://127.0.0.1:{server.server_address[1]}/"])
        monkeypatch.setattr(MNIST, "resources", resources)
        yield folder
        server.shutdown()


def test_download(mirror: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    images, _ = load_mnist(tmp_path / "new" / "folder")
    assert len(images) == 300
    assert (tmp_path / "new" / "folder" / "MNIST" / "raw" / "t10k-labels-idx1-ubyte").is_file()
    assert capsys.readouterr().err == ""


def expect_no_download(folder: Path) -> None:
    with pytest.raises(RuntimeError) as caught:
        load_mnist(folder)
    message = str(caught.value)
    assert re.match(r"MNIST is not in '.*' and could not be downloaded: go online", message)
    assert "MNIST/raw" in message
    assert caught.value.__suppress_context__


@pytest.fixture
def untidy() -> Iterator[None]:
    """For urllib, which leaves sockets open where a download fails: collects them within the test."""
    yield
    gc.collect()


@pytest.mark.usefixtures("untidy")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("harm", ["missing", "cut", "other"])
def test_mirror_without_the_right_file(mirror: Path, tmp_path: Path, harm: str) -> None:
    archive = mirror / "t10k-images-idx3-ubyte.gz"
    if harm == "missing":
        archive.unlink()
    else:
        archive.write_bytes(archive.read_bytes()[:-50] if harm == "cut" else b"<html>Sign in, please</html>")
    expect_no_download(tmp_path / "new")


@pytest.mark.usefixtures("untidy")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_dead_mirror_and_timeout_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MNIST, "mirrors", ["http://127.0.0.1:9/"])
    expect_no_download(tmp_path / "new")
    assert hw9_support.socket.getdefaulttimeout() is None


def test_grading_never_downloads(mirror: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEWORK_GRADING", str(tmp_path / "new"))
    expect_no_download(tmp_path / "ignored")


# --- training ---


def test_training_learns_and_prints_a_line_an_epoch(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = small()
    history = run_model(data, model, epochs=10, batch_size=64, learning_rate=0.003)
    printed = capsys.readouterr()
    matches = [re.fullmatch(LINE, line) for line in printed.out.splitlines()]
    assert [match and match.groups() for match in matches] == [(str(epoch), "10") for epoch in range(1, 11)]
    assert printed.out.startswith("[ 1/10] Train Loss = ")
    assert printed.err == ""
    assert (
        f"Valid Loss = {history.valid_loss[-1]:.4f}; Valid Accuracy = {history.valid_accuracy[-1]:.1%}" in printed.out
    )
    assert history.valid_accuracy[-1] > 0.9
    assert history.train_loss[-1] < history.train_loss[0] / 2
    assert history.epochs == len(history.valid_loss) == len(history.valid_accuracy) == 10
    assert not plt.get_fignums()


def test_history_holds_means_over_images(data: Path) -> None:
    """The last batch is smaller: 300 = 4 × 64 + 44 and, in validation, 130 = one part."""
    model = small()
    images, labels = load_mnist(data)
    test_images, test_labels = load_mnist(data, train=False)
    with torch.inference_mode():
        expected = F.cross_entropy(model(images), labels).item()
    history = run_model(data, model, epochs=1, batch_size=64, learning_rate=1e-12)
    assert history.train_loss[0] == pytest.approx(expected, abs=1e-5)
    with torch.inference_mode():
        logits = model(test_images)
    assert history.valid_loss[0] == pytest.approx(F.cross_entropy(logits, test_labels).item(), abs=1e-5)
    assert history.valid_accuracy[0] == pytest.approx((logits.argmax(1) == test_labels).float().mean().item())


def test_validation_in_several_parts(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run_model(data, small(), epochs=1, seed=1)
    cut = torch.split
    monkeypatch.setattr(hw9_support.torch, "split", lambda tensor, size: cut(tensor, 50 if size == 1000 else size))
    assert run_model(data, small(), epochs=1, seed=1).valid_loss == pytest.approx(whole.valid_loss, abs=1e-6)


def test_every_image_is_seen_once_an_epoch_in_another_order(data: Path) -> None:
    seen: list[Tensor] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        if model.training:
            seen.append(X[:, 0, 14, 14])
        return reconstruct(model, X, y)

    run_model(data, Echo(), epochs=2, batch_size=128, get_output_and_loss=watch)
    assert [len(part) for part in seen] == [128, 128, 44] * 2
    first, second = torch.cat(seen[:3]), torch.cat(seen[3:])
    expected = load_mnist(data)[0][:, 0, 14, 14]
    torch.testing.assert_close(first.sort().values, expected.sort().values)
    torch.testing.assert_close(second.sort().values, expected.sort().values)
    assert not torch.equal(first, expected)
    assert not torch.equal(first, second)


def test_no_accuracy_where_there_is_no_classifier(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    history = run_model(data, Echo(), epochs=1, get_output_and_loss=reconstruct)
    assert re.fullmatch(r"\[1/1\] Train Loss = \S+; Valid Loss = \S+\n", capsys.readouterr().out)
    assert history.valid_accuracy == []
    (axis,) = history.plot().axes
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["Train Loss", "Valid Loss"]


def test_a_seed_repeats_to_the_bit_and_stays_inside(data: Path) -> None:
    def train(seed: int | None) -> tuple[History, dict[str, Tensor]]:
        model = small(nn.Dropout(0.2))
        history = run_model(data, model, epochs=2, batch_size=64, seed=seed)
        return history, model.state_dict()

    (first, weights), (second, again), (other, _) = train(7), train(7), train(8)
    assert first == second
    assert all(torch.equal(weights[name], again[name]) for name in weights)
    assert first != other

    torch.manual_seed(3)
    expected = torch.rand(5)
    torch.manual_seed(3)
    run_model(data, Echo(), epochs=1, get_output_and_loss=reconstruct, seed=7)
    assert torch.equal(torch.rand(5), expected)


def test_without_a_seed_the_order_follows_the_global_one(data: Path) -> None:
    def train(seed: int) -> History:
        model = small()
        torch.manual_seed(seed)
        return run_model(data, model, epochs=1, batch_size=64)

    assert train(1) == train(1)
    assert train(1) != train(2)


class Modes(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer, self.modes = small(), []

    def forward(self, X: Tensor) -> Tensor:
        self.modes.append((self.training, torch.is_inference_mode_enabled()))
        return self.layer(X)


def test_modes(data: Path) -> None:
    model = Modes().eval()
    run_model(data, model, epochs=2, batch_size=150)
    epoch = [(True, False), (True, False), (False, True)]
    trial = [(False, False)] * 2  # as it is, and with channels last
    assert model.modes == [*trial, *epoch, *epoch]
    assert not any(module.training for module in model.modules())


def test_the_trial_batch_teaches_nothing(data: Path) -> None:
    """BatchNorm counts the batches that it has seen in training."""
    model = nn.Sequential(nn.BatchNorm2d(1), nn.Flatten(), nn.Linear(784, 10))
    run_model(data, model, epochs=1, batch_size=100)
    assert model[0].num_batches_tracked == 3


def test_optimizer_is_fresh_and_fused_adam(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[torch.optim.Adam] = []

    class Adam(torch.optim.Adam):
        def __init__(self, *arguments: object, **keywords: object) -> None:
            super().__init__(*arguments, **keywords)
            made.append(self)

    monkeypatch.setattr(hw9_support.torch.optim, "Adam", Adam)
    model = small()
    run_model(data, model, epochs=1)
    run_model(data, model, epochs=1, learning_rate=0.5)
    assert [optimizer.defaults["lr"] for optimizer in made] == [0.001, 0.5]
    assert all(optimizer.defaults["fused"] for optimizer in made)


def test_data_and_model_meet_on_the_device_and_the_model_comes_back(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A meta device stands for a GPU: whatever were left on the CPU would not mix with it."""
    monkeypatch.setattr(hw9_support, "_device", lambda: torch.device("meta"))
    lent: list[torch.device] = []

    def stop(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        lent.extend([next(model.parameters()).device, X.device, y.device])
        raise KeyboardInterrupt

    model = small()
    monkeypatch.setattr(nn.Module, "cpu", lambda self: lent.append("back") or self)  # meta has no weights to give
    with pytest.raises(KeyboardInterrupt):
        run_model(data, model, get_output_and_loss=stop)
    assert lent == [torch.device("meta")] * 3 + ["back"]
    assert not model.training


def test_an_interrupted_training_leaves_a_usable_model(data: Path) -> None:
    def stop(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        if model.training:
            raise KeyboardInterrupt
        output = model(X)
        return output, F.cross_entropy(output, y)

    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.Conv2d(4, 4, 3), nn.Flatten(), nn.Linear(2304, 10))
    with pytest.raises(KeyboardInterrupt):
        run_model(data, model, get_output_and_loss=stop)
    assert not model.training
    assert model[1].weight.is_contiguous()


class Viewer(nn.Module):
    """`view` refuses what channels last makes."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.linear, self.formats = nn.Conv2d(1, 4, 5, stride=3), nn.Linear(256, 10), set()

    def forward(self, X: Tensor) -> Tensor:
        return self.linear(self.conv(X).view(len(X), -1))


def test_channels_last_is_tried_and_given_back(data: Path) -> None:
    model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.Conv2d(4, 4, 3), nn.Flatten(), nn.Linear(2304, 10))
    during: list[bool] = []
    model.register_forward_hook(
        lambda module, _inputs, _output: during.append(
            module[1].weight.is_contiguous(memory_format=torch.channels_last)
        )
    )
    run_model(data, model, epochs=1, checkpoint="q1")
    assert during == [False] + [True] * (len(during) - 1)  # the first trial is as it is
    assert len(during) > 3
    assert model[1].weight.is_contiguous()
    assert run_model(data, Viewer(), epochs=1).epochs == 1


@pytest.mark.filterwarnings("ignore:Lazy modules")  # some versions of torch call them new
def test_lazy_layers(data: Path) -> None:
    model, again = (nn.Sequential(nn.LazyConv2d(4, 5, stride=3), nn.Flatten(), nn.LazyLinear(10)) for _ in "ab")
    history = run_model(data, model, epochs=1, checkpoint="q10")
    assert load_checkpoint("q10", again) == history
    images = load_mnist(data)[0]
    torch.testing.assert_close(again(images), model(images))
    with pytest.raises(ValueError, match="ten logits an image"):
        run_model(data, nn.LazyLinear(10))
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        run_model(data, nn.Sequential(nn.Linear(3, 3), nn.LazyLinear(10)))


# --- one sentence for each mistake ---


@pytest.mark.parametrize("model", [None, nn.Sequential, small, "q10"])
def test_not_a_model(data: Path, model: object) -> None:
    with pytest.raises(TypeError, match=r"^`model` is a \w+, not a network: is a `return` or `\(\)` missing\?$"):
        run_model(data, model)


@pytest.mark.parametrize("settings", [{"epochs": 0}, {"batch_size": 0}])
def test_impossible_settings(data: Path, settings: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be 1 or more"):
        run_model(data, small(), **settings)


@pytest.mark.parametrize("name", ["", "../q10", "a/b", "q10.safetensors", "q 1"])
def test_impossible_checkpoint_name(data: Path, name: str) -> None:
    with pytest.raises(ValueError, match="A checkpoint's name"):
        load_checkpoint(name, small())
    if name:
        with pytest.raises(ValueError, match="A checkpoint's name"):
            run_model(data, small(), checkpoint=name)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda model, X, y: F.mse_loss(model(X), X), "must `return output, loss`, not a Tensor"),
        (lambda model, X, y: None, "must `return output, loss`, not a NoneType"),
        (
            lambda model, X, y: (model(X), F.mse_loss(model(X), X), 1),
            "must `return output, loss`, not a tuple",
        ),
        (
            lambda model, X, y: (model(X), F.mse_loss(model(X), X).item()),
            "the loss a single number, not a float",
        ),
        (
            lambda model, X, y: (model(X), (model(X) - X).mean((1, 2, 3))),
            r"single number, not of shape \(256,\)",
        ),
        (
            lambda model, X, y: (F.mse_loss(model(X), X), model(X)),
            r"single number, not of shape \(256, 1, 28, 28\)",
        ),
        (
            lambda model, X, y: (model(X), F.mse_loss(model(X).detach(), X)),
            "The loss is cut off from the model",
        ),
    ],
)
def test_wrong_loss_function(data: Path, wrong: object, sentence: str) -> None:
    with pytest.raises((TypeError, ValueError), match=sentence):
        run_model(data, Echo(), get_output_and_loss=wrong)


@pytest.mark.parametrize(
    ("model", "found"),
    [
        (nn.Sequential(nn.Flatten(), nn.Linear(784, 11)), r"\(256, 11\)"),
        (nn.Sequential(nn.Conv2d(1, 10, 28)), r"\(256, 10, 1, 1\)"),
        (nn.LSTM(28, 10), "a tuple"),
    ],
)
def test_classifier_of_the_wrong_shape(data: Path, model: nn.Module, found: str) -> None:
    if isinstance(model, nn.LSTM):
        model.register_forward_pre_hook(lambda module, inputs: (inputs[0][:, 0],))
    with pytest.raises(ValueError, match=rf"ten logits an image, here \(256, 10\); this one {found}\.$"):
        run_model(data, model)


def test_nothing_to_train(data: Path) -> None:
    with pytest.raises(ValueError, match="no parameters to train"):
        run_model(data, nn.Identity(), get_output_and_loss=reconstruct)


def test_collapse_is_reported_and_never_kept(data: Path) -> None:
    model = Echo()
    run_model(data, model, epochs=1, get_output_and_loss=reconstruct, checkpoint="q1")
    kept = Path("checkpoints/q1.safetensors").read_bytes()
    with pytest.raises(FloatingPointError, match=r"training collapsed\. Try a lower learning_rate\."):
        run_model(data, model, learning_rate=1e30, get_output_and_loss=reconstruct, checkpoint="q1", batch_size=32)
    assert Path("checkpoints/q1.safetensors").read_bytes() == kept


class SumToOne(nn.Module):
    """Sums to one as a softmax does, but not without negative numbers."""

    def forward(self, logits: Tensor) -> Tensor:
        return logits + (1 - logits.sum(1, keepdim=True)) / 10


def test_softmax_gets_a_hint(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_model(data, small(), epochs=1)
    run_model(data, small(nn.ReLU()), epochs=1)
    run_model(data, small(SumToOne()), epochs=1)
    assert "Hint" not in capsys.readouterr().out
    run_model(data, small(nn.Softmax(1)), epochs=1)
    assert capsys.readouterr().out.startswith("Hint: these outputs are probabilities. Cross-entropy wants logits")


# --- history ---


def test_history(data: Path) -> None:
    history = History([0.5, 0.25], [0.4, 0.3], [0.9, 0.9872])
    assert repr(history) == "History(2 epochs; Train Loss = 0.2500; Valid Loss = 0.3000; Valid Accuracy = 98.7%)"
    left, right = history.plot().axes
    assert [list(line.get_ydata()) for line in left.lines] == [[0.5, 0.25], [0.4, 0.3]]
    assert list(right.lines[0].get_ydata()) == [90.0, 98.72]
    assert list(left.lines[0].get_xdata()) == [1, 2]
    assert repr(History()) == "History(0 epochs; )"
    History().plot().canvas.draw()


# --- checkpoints ---


def header(name: str) -> dict[str, str]:
    with safetensors.safe_open(f"checkpoints/{name}.safetensors", framework="np") as file:
        return file.metadata()


class Tied(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(784, 784)
        self.second = nn.Linear(784, 784)
        self.second.weight = self.first.weight

    def forward(self, X: Tensor) -> Tensor:
        return self.second(self.first(X.flatten(1)))[:, :10]


@pytest.mark.parametrize(
    "make",
    [
        small,
        lambda: nn.Sequential(nn.Conv2d(1, 4, 5, stride=3), nn.BatchNorm2d(4), nn.Flatten(), nn.Linear(256, 10)),
        Tied,
    ],
    ids=["plain", "batchnorm", "tied"],
)
def test_checkpoint_round_trip(data: Path, make: object) -> None:
    model, other = make(), make().train()
    with torch.no_grad():
        next(other.parameters()).zero_()
    history = run_model(data, model, epochs=2, checkpoint="q10", seed=5)
    assert load_checkpoint("q10", other) == history
    assert not other.training
    images = load_mnist(data)[0]
    torch.testing.assert_close(other(images), model(images), rtol=0, atol=0)
    facts = header("q10")
    assert json.loads(facts.pop("history")) == {
        "train_loss": history.train_loss,
        "valid_loss": history.valid_loss,
        "valid_accuracy": history.valid_accuracy,
    }
    assert facts == {
        "fallback": "false",
        "support_version": hw9_support.__version__,
        "seed": "5",
        "device": "cpu",
        "torch": torch.__version__,
    }
    assert [path.name for path in Path("checkpoints").iterdir()] == ["q10.safetensors"]


def test_checkpoint_of_a_channels_last_model_leaves_its_format(data: Path) -> None:
    model = nn.Sequential(nn.Conv2d(2, 3, 3)).to(memory_format=torch.channels_last)
    hw9_support._save_checkpoint(Path("checkpoints/q1.safetensors"), model, History())
    assert model[0].weight.is_contiguous(memory_format=torch.channels_last)
    other = nn.Sequential(nn.Conv2d(2, 3, 3))
    load_checkpoint("q1", other)
    torch.testing.assert_close(other[0].weight, model[0].weight)


def test_checkpoint_is_kept_after_each_epoch(data: Path) -> None:
    epochs: list[int] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        if model.training and Path("checkpoints/q1.safetensors").exists():
            epochs.append(len(json.loads(header("q1")["history"])["train_loss"]))
        return reconstruct(model, X, y)

    run_model(data, Echo(), epochs=3, get_output_and_loss=watch, checkpoint="q1")
    assert set(epochs) == {1, 2}


def test_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "q1.safetensors"
    file.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        hw9_support._write(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["q1.safetensors"]
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("layers", "difference"),
    [
        (
            [nn.Linear(784, 12), nn.Linear(12, 10)],
            r"'1.weight' is \(11, 784\) in the file, \(12, 784\) in the model",
        ),
        ([nn.Linear(784, 11, bias=False), nn.Linear(11, 10)], "'1.bias' is not in the model"),
        ([nn.Linear(784, 11), nn.Linear(11, 10), nn.Linear(10, 10)], "'3.weight' is not in the file"),
    ],
)
def test_another_architecture(layers: list[nn.Module], difference: str) -> None:
    stored = nn.Sequential(nn.Flatten(), nn.Linear(784, 11), nn.Linear(11, 10))
    hw9_support._save_checkpoint(Path("checkpoints/q10.safetensors"), stored, History())
    other = nn.Sequential(nn.Flatten(), *layers)
    before = {name: value.clone() for name, value in other.state_dict().items()}
    with pytest.raises(ValueError, match=rf"does not fit the model: {difference}\. Run the cell"):
        load_checkpoint("q10", other)
    assert all(torch.equal(value, before[name]) for name, value in other.state_dict().items())


def test_no_checkpoint_and_damaged_ones() -> None:
    with pytest.raises(FileNotFoundError, match=r"^There is no checkpoint 'checkpoints.q10.safetensors': run"):
        load_checkpoint("q10", small())
    hw9_support._save_checkpoint(Path("checkpoints/q10.safetensors"), small(), History())
    file = Path("checkpoints/q10.safetensors")
    whole = file.read_bytes()
    for content in (b"", whole[:50], whole[:-4], b"\xff" * 200, whole.replace(b"train_loss", b"train_lost")):
        file.write_bytes(content)
        with pytest.raises(ValueError, match=r"is damaged: run the cell that trains it again\.$") as caught:
            load_checkpoint("q10", small())
        assert caught.value.__suppress_context__


def test_too_large_a_checkpoint(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 2800), nn.Linear(2800, 10))
    run_model(data, model, epochs=2, checkpoint="big")
    assert capsys.readouterr().out.count("over 8 MB, too many to hand in: train a smaller network.") == 1
    with pytest.raises(ValueError, match="larger than 8 MB: train a smaller network"):
        load_checkpoint("big", model)


def test_checkpoint_from_another_folder(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = run_model(data, small(), epochs=1, checkpoint="q10")
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
    hw9_support._save_checkpoint(Path("checkpoints/q10.safetensors"), kept, written)
    monkeypatch.setattr(hw9_support, "_train", lambda *_: pytest.fail("trained"))
    monkeypatch.setattr(hw9_support, "load_mnist", lambda *_: pytest.fail("read data"))
    model = small()
    with torch.no_grad():
        model[0].weight.zero_()
    assert run_model("nowhere", model, checkpoint="q10") == written
    assert torch.equal(model[0].weight, kept[0].weight)


@pytest.mark.parametrize("spoil", ["missing", "other", "damaged", "large"])
def test_grading_without_a_fitting_checkpoint(grading: Path, spoil: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = Path("checkpoints/q10.safetensors")
    if spoil != "missing":
        hw9_support._save_checkpoint(file, nn.Linear(2, 2), History())
        if spoil != "other":
            file.write_bytes(b"\0" * (100 if spoil == "damaged" else 9 * 2**20))
    steps: list[int] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        if model.training:
            steps.append(len(X))
        output = model(X)
        return output, F.cross_entropy(output, y)

    state = torch.get_rng_state()
    model = small()
    state = torch.get_rng_state()
    history = run_model("nowhere", model, checkpoint="q10", get_output_and_loss=watch, learning_rate=0.003)
    assert torch.equal(torch.get_rng_state(), state)
    assert steps.count(64) >= 200 - 1
    assert len(steps) == 200
    first, last = history.train_loss
    assert 0 < last < first / 2
    assert history.valid_loss == history.valid_accuracy == []
    facts = header("q10")
    assert (facts["fallback"], facts["seed"]) == ("true", "0")
    assert json.loads(facts["history"])["train_loss"] == [first, last]
    again = small()
    assert run_model("nowhere", again, checkpoint="q10") == history
    assert torch.equal(again[0].weight, model[0].weight)
    printed = capsys.readouterr()
    assert "Grading: trained for 200 steps." in printed.out
    assert printed.err == ""
    assert not model.training


def test_grading_repeats_to_the_bit(grading: Path) -> None:
    assert run_model("nowhere", small()) == run_model("nowhere", small(), epochs=50)
    assert not Path("checkpoints").exists()


def test_grading_uses_the_first_2000_digits(grading: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hw9_support, "SHORT_DIGITS", 10)
    seen: list[Tensor] = []

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        seen.append(X[:, 0, 14, 14])
        return reconstruct(model, X, y)

    run_model("nowhere", Echo(), get_output_and_loss=watch)
    allowed = set(load_mnist("nowhere")[0][:10, 0, 14, 14].tolist())
    assert set(torch.cat(seen).tolist()) == allowed


def test_grading_starts_no_thread(grading: Path) -> None:
    before = threading.active_count()
    run_model("nowhere", small(), checkpoint="q10")
    run_model("nowhere", small(), checkpoint="q10")
    assert threading.active_count() == before


# --- pictures ---


@pytest.mark.parametrize("shape", [(10, 28, 28), (10, 1, 28, 28)])
@pytest.mark.parametrize("kind", ["tensor", "array", "gradient"])
def test_show_images(shape: tuple[int, ...], kind: str) -> None:
    grey = np.random.default_rng(0).random(shape)
    images = (grey - MNIST_MEAN) / MNIST_STD
    given = images if kind == "array" else torch.tensor(images, requires_grad=kind == "gradient")
    figure = show_images(given, titles=torch.arange(10), columns=4)
    assert len(figure.axes) == 12
    for index, axis in enumerate(figure.axes[:10]):
        (picture,) = axis.images
        np.testing.assert_allclose(picture.get_array(), grey.reshape(10, 28, 28)[index], atol=1e-6)
        assert picture.get_clim() == (0, 1)
        assert picture.get_cmap().name == "gray"
        assert axis.get_title() == str(index)
    assert not figure.axes[11].images
    assert not plt.get_fignums()
    figure.canvas.draw()


def test_show_raw_images_and_a_single_one() -> None:
    grey = np.random.default_rng(0).random((28, 28))
    (axis,) = show_images(grey, normalized=False).axes
    np.testing.assert_allclose(axis.images[0].get_array(), grey)


@pytest.mark.parametrize("shape", [(0, 28, 28), (2, 3, 28, 28), (28,), (2, 1, 1, 28, 28)])
def test_not_grey_images(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"^Grey images are \(n, height, width\) or"):
        show_images(np.zeros(shape))


def test_too_few_titles() -> None:
    with pytest.raises(ValueError, match="There are 3 images, but 2 titles"):
        show_images(np.zeros((3, 28, 28)), titles="ab")


@pytest.mark.parametrize("shape", [(5, 28, 28), (5, 1, 28, 28)])
def test_show_reconstructions(shape: tuple[int, ...]) -> None:
    images = np.random.default_rng(0).normal(size=shape)
    model = nn.Sequential(Echo(), nn.Dropout(0.5)).train()
    with torch.no_grad():
        model[0].scale.fill_(0.5)
    figure = show_reconstructions(model, images)
    assert len(figure.axes) == 10
    for index in range(5):
        original = images.reshape(5, 28, 28)[index]
        np.testing.assert_allclose(figure.axes[index].images[0].get_array(), unnormalize(original), atol=1e-5)
        np.testing.assert_allclose(figure.axes[5 + index].images[0].get_array(), unnormalize(original / 2), atol=1e-5)
    assert model.training
    assert not plt.get_fignums()


def test_show_reconstructions_of_a_classifier() -> None:
    with pytest.raises(ValueError, match=r"^The model made \(2, 10\) of images \(2, 1, 28, 28\)\.$"):
        show_reconstructions(small(), torch.zeros(2, 28, 28))
