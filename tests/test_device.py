"""hw9_support on a GPU, without one: fake and meta tensors show what is where, stubs what runs out of memory."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from support_data import classify, copied, reconstruct, same_bits, seclude, small, write_mnist
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode

import hw9_support
from hw9_support import choose_device, load_mnist, run_model

CUDA, META = torch.device("cuda"), torch.device("meta")
FACTS = {"seed": None, "normalized": True, "flat": False}


@pytest.fixture(autouse=True)
def secluded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    seclude(tmp_path, monkeypatch, gpu=request.node.get_closest_marker("gpu") is not None)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_mnist(tmp_path / "data")


@pytest.mark.parametrize(
    ("cuda", "mps", "expected"),
    [(False, False, "cpu"), (False, True, "mps"), (True, False, "cuda"), (True, True, "cuda")],
)
def test_choice(
    cuda: bool, mps: bool, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    assert choose_device() == torch.device(expected)
    assert capsys.readouterr().out == f"Using '{expected}' device.\n"
    monkeypatch.setenv("HOMEWORK_GRADING", "somewhere")
    assert choose_device() == torch.device("cpu")


# --- what is where ---


def blank(device: torch.device) -> tuple[Tensor, Tensor]:
    return (
        torch.zeros(300, 28, 28, dtype=torch.uint8, device=device),
        torch.zeros(300, dtype=torch.int64, device=device),
    )


def started(
    model: nn.Module, device: torch.device, loss: Any = hw9_support._output_and_cross_entropy
) -> hw9_support._Run:
    return hw9_support._Run(model, loss, device, None, dict(FACTS), 0)


def linear(device: torch.device) -> nn.Module:
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10, device=device))


class Forgetful(nn.Module):
    """Its last tensor does not go along to the device."""

    def __init__(self, device: torch.device) -> None:
        super().__init__()
        self.layers, self.offset = linear(device), torch.ones(10)

    def forward(self, X: Tensor) -> Tensor:
        return self.layers(X) + self.offset


def test_on_cuda_forward() -> None:
    """Pieces too; a tensor that were left on the CPU would not mix with these."""
    with FakeTensorMode():
        run, digits = started(linear(CUDA), CUDA), blank(CUDA)
        run.piece = 60
        parts = list(run.parts(digits, torch.arange(100, device=CUDA)))
        assert [len(output) for output, _, _ in parts] == [60, 40]
        assert {tensor.device.type for part in parts for tensor in part} == {"cuda"}
        X, y = run.take(blank(torch.device("cpu")), torch.arange(5))
        assert (X.device.type, y.device.type) == ("cuda", "cuda")


def test_on_meta_backward() -> None:
    """The engine of fake gradients wants a driver, that of meta tensors does not."""
    run, digits = started(linear(META), META), blank(META)
    loss = run.backward(digits, torch.arange(100, device=META))
    assert (loss.device, loss.shape, loss.requires_grad) == (META, (), False)
    assert {parameter.grad.device for parameter in run.model.parameters()} == {META}


def test_the_data_and_the_model_meet_on_the_device(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hw9_support, "_device", lambda: META)
    met: list[torch.device] = []

    def stop(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        met.extend([next(model.parameters()).device, X.device, y.device])
        raise KeyboardInterrupt

    model, to = small(), nn.Module.to
    back: list[torch.device] = []

    def watch(module: nn.Module, *arguments: Any, **keywords: Any) -> nn.Module:
        if arguments and arguments[0] != META:  # which has no weights to give back
            back.append(arguments[0])
            return module
        return to(module, *arguments, **keywords)

    monkeypatch.setattr(nn.Module, "to", watch)
    with pytest.raises(KeyboardInterrupt):
        run_model(data, model, get_output_and_loss=stop)
    assert met == [META] * 3
    assert back == [torch.device("cpu")]
    for split in (True, False):
        assert {part.device for part in hw9_support._digits(data.resolve(), split, META)} == {META}
    assert load_mnist(data)[0].device.type == "cpu"


SENTENCE = r"^A tensor of the model stays on another device: make it an nn\.Parameter or a buffer\.$"


def test_a_tensor_that_stays_behind() -> None:
    with FakeTensorMode(), pytest.raises(ValueError, match=SENTENCE):
        started(Forgetful(CUDA), CUDA).prepare(blank(CUDA), 64)


@pytest.mark.parametrize(
    "text",
    [
        "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!",
        "Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same",
        "Expected all tensors to be on the same device, but got mat2 is on cpu, different from other tensors on mps:0",
    ],
)
def test_as_a_gpu_says_that(data: Path, text: str) -> None:
    def fail(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        raise RuntimeError(text)

    with pytest.raises(ValueError, match=SENTENCE) as caught:
        run_model(data, small(), get_output_and_loss=fail)
    assert caught.value.__suppress_context__


# --- memory ---


class Memory(torch.autograd.Function):
    """The identity, for as many images as fit: the gradients need the most."""

    fit = 0

    @staticmethod
    def forward(context: Any, output: Tensor) -> Tensor:
        return output.clone()

    @staticmethod
    def backward(context: Any, gradient: Tensor) -> Tensor:
        if len(gradient) > Memory.fit:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory.")
        return gradient


def heavy(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    output = Memory.apply(model(X))
    return output, F.cross_entropy(output, y)


@pytest.mark.parametrize(("fit", "piece"), [(299, 150), (70, 37), (1, 1)])
def test_pieces_give_the_gradients_of_the_whole(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fit: int, piece: int
) -> None:
    monkeypatch.setattr(Memory, "fit", fit)
    cpu, digits = torch.device("cpu"), hw9_support._digits(data.resolve(), True, torch.device("cpu"))
    whole, run = started(small(), cpu, classify), started(small(), cpu, heavy)
    run.prepare(digits, 300)
    notice = f"The GPU is short of memory: {piece} images go through the model at once, which is slower.\n"
    assert capsys.readouterr().out == notice
    batch = torch.randperm(300)
    torch.testing.assert_close(run.backward(digits, batch), whole.backward(digits, batch))
    for one, other in zip(run.model.parameters(), whole.model.parameters(), strict=True):
        torch.testing.assert_close(one.grad, other.grad, rtol=1e-4, atol=1e-6)


def test_training_in_pieces(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Batches of 128, 128 and 44 in pieces of at most 50."""
    monkeypatch.setattr(Memory, "fit", 50)
    train = partial(run_model, data, epochs=2, batch_size=128, optimizer=torch.optim.SGD, learning_rate=0.1, seed=1)
    first, second = small(), small()
    expected, history = train(first), train(second, get_output_and_loss=heavy)
    assert capsys.readouterr().out.count("The GPU is short of memory") == 1
    assert history.train_loss == pytest.approx(expected.train_loss, rel=1e-4)
    assert history.valid_loss == pytest.approx(expected.valid_loss, rel=1e-4)
    assert history.valid_accuracy == expected.valid_accuracy
    torch.testing.assert_close(copied(first), copied(second), rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("batch_size", [1, 5, 128])
def test_not_even_one_image_fits(data: Path, monkeypatch: pytest.MonkeyPatch, batch_size: int) -> None:
    monkeypatch.setattr(Memory, "fit", 0)
    with pytest.raises(torch.cuda.OutOfMemoryError):
        run_model(data, small(), get_output_and_loss=heavy, batch_size=batch_size)


# --- rounding to bfloat16 ---


class Pretended(hw9_support._Run):
    """Says that it is on CUDA, and computes on the CPU; its clock goes on as it is told."""

    costs: tuple[dict[bool, float], dict[bool, float]]  # of a batch at first, and later, rounded or not
    now = 0.0

    def take(self, digits: Any, index: Tensor) -> tuple[Tensor, Tensor]:
        return torch.rand(len(index), 1, 28, 28), torch.zeros(len(index), dtype=torch.int64)

    def backward(self, digits: Any, batch: Tensor) -> Tensor:
        self.calls = getattr(self, "calls", 0) + 1
        self.now += self.costs[self.calls > 12][self.rounded]  # two trials, and five of each to warm up
        return torch.zeros(())


def pretended(monkeypatch: pytest.MonkeyPatch, *costs: dict[bool, float], seed: int | None = None) -> Pretended:
    model = small()
    run = Pretended(model, classify, CUDA, None, {**FACTS, "seed": seed}, 0)
    run.costs = costs
    monkeypatch.setattr(hw9_support.time, "perf_counter", lambda: run.now)
    run.prepare(blank(torch.device("cpu")), 64)
    return run


EVEN, FASTER, SLOWER = {True: 1, False: 1}, {True: 1, False: 2}, {True: 2, False: 1}


@pytest.mark.parametrize(
    ("costs", "faster"),
    [((EVEN, FASTER), True), ((EVEN, SLOWER), False), ((SLOWER, FASTER), True), ((FASTER, SLOWER), False)],
)
def test_rounding_where_it_is_faster(
    monkeypatch: pytest.MonkeyPatch, costs: tuple[dict[bool, float], ...], faster: bool
) -> None:
    """What the first batches take, which load and compile, does not count."""
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda emulated=True: True)
    assert pretended(monkeypatch, *costs).rounded is faster


def test_never_rounded_with_a_seed_nor_where_it_is_emulated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda emulated=True: True)
    for seed in (0, 1):
        assert not pretended(monkeypatch, FASTER, FASTER, seed=seed).rounded
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda emulated=True: emulated)
    assert not pretended(monkeypatch, FASTER, FASTER).rounded


def test_never_rounded_on_the_cpu(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda emulated=True: True)
    kinds: set[torch.dtype] = set()

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        output, loss = classify(model, X, y)
        kinds.update([output.dtype, loss.dtype])
        return output, loss

    run_model(data, small(), epochs=1, get_output_and_loss=watch)
    assert kinds == {torch.float32}


@contextlib.contextmanager
def autocast(kind: str, dtype: torch.dtype) -> Iterator[None]:
    """torch.autocast, which asks for a driver before it does this."""
    assert (kind, dtype) == ("cuda", torch.bfloat16)
    torch.set_autocast_dtype(kind, dtype)
    torch.set_autocast_enabled(kind, True)
    try:
        yield
    finally:
        torch.set_autocast_enabled(kind, False)


@pytest.mark.parametrize("loss", [classify, reconstruct])
def test_rounded_outputs_and_a_loss_that_is_not(
    monkeypatch: pytest.MonkeyPatch, loss: Callable[..., tuple[Tensor, Tensor]]
) -> None:
    monkeypatch.setattr(torch, "autocast", autocast)
    model = linear if loss is classify else lambda device: nn.Conv2d(1, 1, 3, padding=1, device=device)
    with FakeTensorMode():
        run = started(model(CUDA), CUDA, loss)
        index = torch.arange(100, device=CUDA)
        for run.rounded in (False, True):
            ((output, mean, _),) = run.parts(blank(CUDA), index)
            assert output.dtype == (torch.bfloat16 if run.rounded else torch.float32)
            assert mean.dtype == torch.float32
        assert not torch.is_autocast_enabled("cuda")


def test_a_loss_that_refuses_to_be_rounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """As F.binary_cross_entropy does on CUDA."""

    class Refusing(Pretended):
        def backward(self, digits: Any, batch: Tensor) -> Tensor:
            if self.rounded:
                raise RuntimeError("torch.nn.functional.binary_cross_entropy and torch.nn.BCELoss are unsafe")
            return super().backward(digits, batch)

    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda emulated=True: True)
    monkeypatch.setitem(globals(), "Pretended", Refusing)
    assert not pretended(monkeypatch, FASTER, FASTER).rounded


# --- a real one ---


@pytest.mark.gpu
def test_on_a_gpu(data: Path) -> None:
    if not torch.cuda.is_available():
        pytest.skip("there is no CUDA device")
    before = torch.cuda.memory_allocated()
    seen: set[str] = set()

    def watch(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
        seen.update([X.device.type, y.device.type, next(model.parameters()).device.type])
        return classify(model, X, y)

    for seed in (None, 5):
        model = small(nn.Dropout(0.1)).train()
        options = {"seed": seed, "learning_rate": 0.003, "batch_size": 32, "checkpoint": "q1"}
        history = run_model(data, model, epochs=2, get_output_and_loss=watch, **options)
        assert seen == {"cuda"}
        assert history.epochs == 2
        assert history.train_loss[1] < history.train_loss[0]
        assert model.training
        assert {parameter.device.type for parameter in model.parameters()} == {"cpu"}
        assert all(parameter.isfinite().all() for parameter in model.parameters())
        again = small(nn.Dropout(0.1))
        assert hw9_support.load_checkpoint("q1", again) == history
        assert same_bits(again.state_dict(), model.state_dict())
    hw9_support._digits.cache_clear()
    del model, again
    assert torch.cuda.memory_allocated() - before < 2**20
