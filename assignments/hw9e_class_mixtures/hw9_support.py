"""What the notebooks of this unit import: device, data, training, checkpoints.

    from hw9_support import *

What is drawn is in hw9_pictures, and comes along. It reads top-down, in the order in which a notebook uses it.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import math
import os
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.torch
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.parameter import is_lazy
from torchvision.datasets import MNIST
from tqdm import tqdm

import hw9_pictures
from hw9_pictures import *  # noqa: F403
from hw9_pictures import MNIST_MEAN, MNIST_STD, History, progress_bar, show

__version__ = "1.1"
__all__ = [*hw9_pictures.__all__, "choose_device", "load_checkpoint", "load_mnist", "run_model"]

CHECKPOINT_MEGABYTES = 8
SHORT_STEPS, SHORT_BATCH, SHORT_DIGITS = 320, 64, 2000  # training at grading time, where no checkpoint fits

Digits = tuple[Tensor, Tensor]  # pixels (n, 28, 28) uint8 or images made of them, and labels (n,) int64
OutputAndLoss = Callable[[nn.Module, Tensor, Tensor], tuple[Tensor, Tensor]]

# --- device -----------------------------------------------------------------------------------------------------------


def choose_device() -> torch.device:
    """Print and return the fastest device of this machine: cuda, else mps, else cpu."""
    device = _device()
    print(f"Using '{device}' device.")
    return device


def _device() -> torch.device:
    fastest = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    return torch.device("cpu" if _grading() else fastest)


def _grading() -> str | None:
    """Return the folder with the data for grading, which is named only while a notebook is being graded."""
    return os.environ.get("HOMEWORK_GRADING")


@contextlib.contextmanager
def _lent(model: nn.Module, device: torch.device, seed: int | None) -> Iterator[torch.Generator]:
    """Lend the model to the device, and give a generator for shuffling; put device, modes and random state back."""
    home = next((parameter.device for parameter in model.parameters()), device)
    in_training = {module for module in model.modules() if module.training}
    with torch.random.fork_rng([device] if device.type == "cuda" else [], enabled=seed is not None):
        if seed is not None:
            torch.manual_seed(seed)
        try:
            model.to(device)
            yield torch.Generator().manual_seed(int(torch.randint(2**62, ())))
        finally:
            if not any(is_lazy(parameter) for parameter in model.parameters()):
                model.to(memory_format=torch.contiguous_format)
                model.to(home)
            for module in model.modules():
                module.training = module in in_training


# --- data -------------------------------------------------------------------------------------------------------------


def load_mnist(data_path: str | Path, train: bool = True, *, normalized: bool = True, flat: bool = False) -> Digits:
    """Return a split of MNIST, 60,000 digits to train with or else 10,000 to test; download what is not there.

    For batches: `DataLoader(TensorDataset(*load_mnist(data_path)), batch_size=128, shuffle=True)`.

    Args:
        data_path: folder that holds, or will hold, `MNIST/raw`.
        normalized: to mean 0 and standard deviation 1: black is -0.42, white 2.82. Otherwise 0 is black, 1 white.

    Returns:
        images: (n, 1, 28, 28) float32, or (n, 784) if `flat`.
        labels: (n,) int64, 0 to 9.

    Raises:
        RuntimeError: the files are damaged, or missing and out of reach.
    """
    pixels, labels = _digits(_folder(data_path), train, torch.device("cpu"))
    return _as_images(pixels, normalized, flat), labels.clone()


def _as_images(pixels: Tensor, normalized: bool, flat: bool) -> Tensor:
    images = (pixels.flatten(1) if flat else pixels.unsqueeze(1)).float().div_(255)
    return images.sub_(MNIST_MEAN).div_(MNIST_STD) if normalized else images


def _folder(data_path: str | Path) -> Path:
    return Path(_grading() or data_path).expanduser().resolve()


@lru_cache(maxsize=4)
def _digits(folder: Path, train: bool, device: torch.device) -> Digits:
    """Return a split on the device: as bytes, 55 MB for both; floats are made of one batch at a time."""
    if device.type != "cpu":
        pixels, labels = _digits(folder, train, torch.device("cpu"))
        return pixels.to(device), labels.to(device)
    raw = folder / "MNIST" / "raw"
    if not all((raw / Path(archive).stem).is_file() for archive, _ in MNIST.resources):
        _download_mnist(folder)
    with contextlib.suppress(OSError, RuntimeError, ValueError, TypeError, AssertionError, LookupError):
        mnist = MNIST(folder, train=train)
        if mnist.data.shape == (len(mnist.targets), 28, 28) and 0 <= mnist.targets.max() < 10:
            return mnist.data, mnist.targets
    raise RuntimeError(f"MNIST in '{raw}' is damaged or cut short: delete it and run this again.")


def _download_mnist(folder: Path) -> None:
    patience = socket.getdefaulttimeout()
    socket.setdefaulttimeout(20)  # seconds; a firewall that swallows packets would hold us for minutes
    try:
        if _grading():
            raise RuntimeError
        with contextlib.redirect_stderr(sys.stdout):  # its progress bar
            MNIST(folder, download=True)  # from the first mirror that answers; checksums are verified
    except (OSError, RuntimeError, EOFError, http.client.HTTPException):
        advice = f"go online and run this again, or copy its four files into '{folder / 'MNIST' / 'raw'}'."
        raise RuntimeError(f"MNIST is not in '{folder}' and could not be downloaded: {advice}") from None
    finally:
        socket.setdefaulttimeout(patience)


# --- training ---------------------------------------------------------------------------------------------------------


def run_model(
    data_path: str | Path,
    model: nn.Module,
    *,
    learning_rate: float = 0.001,
    batch_size: int = 256,
    epochs: int = 10,
    get_output_and_loss: OutputAndLoss | None = None,
    optimizer: Callable[..., torch.optim.Optimizer] | None = None,
    warmup_steps: int = 0,
    normalized: bool = True,
    flat: bool = False,
    checkpoint: str | None = None,
    resume: bool = False,
    seed: int | None = None,
) -> History:
    """Train a model on MNIST, print a line after each epoch, and show the loss curve.

    The test digits serve for validation. Afterwards the model has the weights of its best epoch, and is on the
    device and in the mode that it was in before. Interrupting the cell ends the training early in the same way.
    While a homework is being graded, the checkpoint is loaded instead.

    Args:
        data_path, normalized, flat: where the images are, and in which form the model takes them: see `load_mnist`.
        learning_rate: step size of the optimizer.
        batch_size: images in a step.
        epochs: how many times every image is seen.
        get_output_and_loss: (model, X, y) → (output, mean loss); the cross-entropy of logits if None.
        optimizer: called as `optimizer(model.parameters(), lr=learning_rate)`, like torch.optim.SGD; Adam if None.
        warmup_steps: steps in which the learning rate rises from 0 in a straight line.
        checkpoint: keeps the best weights in `checkpoints/<checkpoint>.safetensors`, rewritten after each epoch.
        resume: go on after the last whole epoch of an interrupted run with this checkpoint, if there was one.
        seed: repeats shuffling and dropout: a run, resumed or not, gives the same bits on the same CPU.
            First weights are drawn where the model is made: seed torch there.

    Raises:
        TypeError, ValueError: model, loss function or settings do not fit; the sentence says why.
        FloatingPointError: the loss is not a finite number.
    """
    if not isinstance(model, nn.Module):
        raise TypeError(f"`model` is a {type(model).__name__}, not a network: is a `return` or `()` missing?")
    if optimizer and not callable(optimizer):
        raise TypeError("`optimizer` is made already: give what makes it, such as torch.optim.SGD, without `(…)`.")
    if epochs < 1 or batch_size < 1 or warmup_steps < 0 or (resume and not checkpoint):
        raise ValueError("`epochs` and `batch_size` begin at 1, `warmup_steps` at 0; `resume` needs a `checkpoint`.")
    device, file = _device(), _checkpoint_file(checkpoint) if checkpoint else None
    if file and _grading():
        try:
            return _load(file, model)
        except (FileNotFoundError, ValueError) as problem:
            print(f"Grading: {problem}")
    if _grading():  # what suits whole epochs, such as SGD at 0.1, may not get going in a few steps
        seed, optimizer, learning_rate = seed or 0, None, 0.001 if optimizer else learning_rate
    facts = {"seed": seed, "normalized": normalized, "flat": flat, "device": str(device)}
    run = _Run(model, get_output_and_loss or _output_and_cross_entropy, device, file, facts, warmup_steps)
    train, valid = (_digits(_folder(data_path), split, device) for split in (True, False))
    with _lent(model, device, seed) as run.shuffler:
        run.prepare(train, SHORT_BATCH if _grading() else batch_size)
        make_optimizer = optimizer or partial(torch.optim.Adam, fused=device.type in ("cpu", "cuda"))
        run.optimizer = make_optimizer(model.parameters(), lr=learning_rate)
        if _grading():
            return run.train_briefly(train)
        history, steps = run.resume(file) if resume and file else History(), math.ceil(len(train[1]) / batch_size)
        with progress_bar("All epochs", epochs, history.epochs) as epoch_bar, progress_bar("This epoch", steps) as bar:
            try:
                for epoch in range(history.epochs + 1, epochs + 1):
                    order = torch.randperm(len(train[1]), generator=run.shuffler).to(train[1].device)
                    loss = run.train(train, torch.split(order, batch_size), bar)
                    longer = history.and_then(loss, *run.validate(valid))
                    tqdm.write(f"[{epoch:{len(str(epochs))}}/{epochs}] {longer.epoch(epoch)}")
                    run.keep(longer)
                    history = longer
                    epoch_bar.update()
                    bar.reset()
            except KeyboardInterrupt:
                print(f"Interrupted in epoch {history.epochs + 1}.")
            finally:
                model.load_state_dict(run.best or model.state_dict())
    if history.best < history.epochs:
        print(f"The model has the weights of epoch {history.best}, its best.")
    show(history.plot(), alt=f"Loss by epoch: {history}.")
    return history


@dataclass
class _Run:
    """A model in training, and what its steps share."""

    model: nn.Module
    output_and_loss: OutputAndLoss
    device: torch.device
    file: Path | None
    facts: dict[str, Any]
    warmup_steps: int
    step: int = 0
    piece: int = 1000  # images that go through the model at once
    rounded: bool = False  # to bfloat16
    best: dict[str, Tensor] = field(default_factory=dict)
    shuffler: torch.Generator = field(init=False)
    optimizer: torch.optim.Optimizer = field(init=False)

    def prepare(self, digits: Digits, batch_size: int) -> None:
        """Run a batch without learning from it: a mistake shows at once and in words, and so does what is fast.

        Convolutions train a third faster with channels last, but a `view` in somebody's model may refuse it.
        """
        self.model.eval()
        batch = torch.arange(len(digits[1]), device=digits[1].device)[:batch_size]
        try:
            _expect_output_and_loss(self.model, self.output_and_loss(self.model, *self.take(digits, batch[:64])))
            while not self.fits(digits, batch):
                self.piece = max(1, min(self.piece, len(batch)) // 2)
            self.backward(digits, batch)  # once more, which some models cannot
        except RuntimeError as error:
            raise _explained(error) from None
        if self.piece < 1000:
            print(f"The GPU is short of memory: {self.piece} images go through the model at once, which is slower.")
        if self.device.type != "mps":
            try:
                self.model.to(memory_format=torch.channels_last)
                self.backward(digits, batch)
            except RuntimeError:
                self.model.to(memory_format=torch.contiguous_format)
        if self.device.type == "cuda" and self.facts["seed"] is None and torch.cuda.is_bf16_supported(False):
            seconds = {}
            with contextlib.suppress(RuntimeError):  # F.binary_cross_entropy refuses to be rounded
                for self.rounded in (False, True, False, True):  # the first two warm up
                    start = time.perf_counter()
                    float(sum(self.backward(digits, batch) for _ in range(5)))  # waits for the device
                    seconds[self.rounded] = time.perf_counter() - start
            self.rounded = seconds.get(True, math.inf) < seconds[False]  # small networks do not gain

    def fits(self, digits: Digits, batch: Tensor) -> bool:
        with contextlib.suppress(*[torch.cuda.OutOfMemoryError][: self.piece - 1]):  # a single image must fit
            self.backward(digits, batch)
            return True
        return False

    def take(self, digits: Digits, index: Tensor) -> tuple[Tensor, Tensor]:
        """Return images as the model wants them, and labels."""
        pixels, labels = (part[index].to(self.device) for part in digits)
        return _as_images(pixels, self.facts["normalized"], self.facts["flat"]), labels

    def parts(self, digits: Digits, index: Tensor) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """Yield the outputs for images piece by piece, their share of the mean loss, and their labels."""
        for part in torch.split(index, self.piece):
            X, y = self.take(digits, part)
            with torch.autocast(self.device.type, torch.bfloat16) if self.rounded else contextlib.nullcontext():
                output, loss = self.output_and_loss(self.model, X, y)
            yield output, loss * (len(part) / len(index)), y

    def backward(self, digits: Digits, batch: Tensor) -> Tensor:
        """Leave the gradients of the mean loss in the model; return the loss, unread: reading waits for the device."""
        self.model.zero_grad()
        total = torch.zeros((), device=self.device)
        for _, loss, _ in self.parts(digits, batch):
            loss.backward()  # type: ignore[no-untyped-call]
            total += loss.detach()
        return total

    def train(self, digits: Digits, batches: Sequence[Tensor], bar: tqdm[Any] | None = None) -> float:
        """Take one step for each batch of indices; return the mean loss over the images."""
        self.model.train()
        losses = []
        for batch in batches:
            self.step += 1
            losses.append(self.backward(digits, batch))
            for group in self.optimizer.param_groups if self.step <= self.warmup_steps else ():
                group["lr"] = group.setdefault("initial_lr", group["lr"]) * self.step / self.warmup_steps
            self.optimizer.step()
            if bar and bar.update():  # it was drawn anew, twice a second
                bar.set_postfix_str(f"loss {losses[-1]:.4f}", refresh=False)
        return float(np.average(torch.stack(losses).tolist(), weights=[len(batch) for batch in batches]))

    @torch.inference_mode()
    def validate(self, digits: Digits) -> tuple[float, ...]:
        """Return the mean loss over the images, and the accuracy of a classifier; tell of a collapse."""
        self.model.eval()
        parts = list(self.parts(digits, torch.arange(len(digits[1]), device=digits[1].device)))
        loss = float(sum(loss for _, loss, _ in parts))
        output, _, y = parts[0]
        if len(y) > 1 and output.float().std(0).max() < 0.02:
            print("The model gives every image the same output: it has collapsed, and will hardly recover.")
            print("Make it anew, and try warmup_steps=200 or a lower learning_rate.")
        if output.shape != (len(y), 10):
            return (loss,)
        return loss, float(sum((output.argmax(1) == y).sum() for output, _, y in parts)) / len(digits[1])

    def train_briefly(self, digits: Digits) -> History:
        """Train for seconds, on a few digits: what `run_model` does while grading where no checkpoint fits."""
        few = min(SHORT_DIGITS, len(digits[1]))
        passes = range(SHORT_STEPS * SHORT_BATCH // few + 1)
        order = torch.cat([torch.randperm(few, generator=self.shuffler) for _ in passes])
        batches = torch.split(order, SHORT_BATCH)[:SHORT_STEPS]
        history = History([self.train(digits, batches)])
        if self.file:
            _save(self.file, self.model.state_dict(), self.header(history, fallback=True))
        print(f"Grading: trained for {SHORT_STEPS} steps.")
        return history

    def keep(self, history: History) -> None:
        """Remember the weights if they are the best so far; write the checkpoint, and what resuming needs."""
        weights, header = self.model.state_dict(), self.header(history)
        if history.best == history.epochs:
            self.best = {name: tensor.clone() for name, tensor in weights.items()}
        if not self.file:
            return
        _save(self.file, self.best, header)
        if history.epochs == 1 and self.file.stat().st_size > CHECKPOINT_MEGABYTES * 2**20:
            print(f"'{self.file}' has over {CHECKPOINT_MEGABYTES} MB, too many to hand in: train a smaller network.")
        last = {f"model.{name}": tensor for name, tensor in weights.items()}
        for index, state in self.optimizer.state_dict()["state"].items():
            last |= {f"optimizer.{index}.{name}": value for name, value in state.items() if torch.is_tensor(value)}
        last |= {"random.torch": torch.get_rng_state(), "random.shuffler": self.shuffler.get_state()}
        _save(self.file.with_suffix(".last.safetensors"), last, header)

    def resume(self, file: Path) -> History:
        """Go on where the last whole epoch of an earlier run ended, if there was one."""
        last = file.with_suffix(".last.safetensors")
        if not (last.is_file() and file.is_file()):
            return History()
        stored, header, history = _read(last)
        if header["optimizer"] != type(self.optimizer).__name__:
            raise ValueError(f"'{last}' was trained with {header['optimizer']}: resume with that.")
        _fill(self.model, _below("model.", stored), header, last)
        states = self.optimizer.state_dict()
        for index, parameter in enumerate(p for group in self.optimizer.param_groups for p in group["params"]):
            like = torch.empty_like(parameter)  # with its layout in memory
            state = _below(f"optimizer.{index}.", stored).items()
            states["state"][index] = {k: like.clone().copy_(v) if v.shape == like.shape else v for k, v in state}
        self.optimizer.load_state_dict(states)
        torch.set_rng_state(stored["random.torch"])
        self.shuffler.set_state(stored["random.shuffler"])
        self.step, self.best = int(header["step"]), _read(file)[0]
        return history

    def header(self, history: History, fallback: bool = False) -> dict[str, str]:
        facts = self.facts | {"fallback": fallback, "step": self.step, "history": asdict(history)}
        facts |= {"architecture": str(self.model), "optimizer": type(self.optimizer).__name__}
        facts |= {"support_version": __version__, "torch": str(torch.__version__)}
        return {name: fact if isinstance(fact, str) else json.dumps(fact) for name, fact in facts.items()}


def _output_and_cross_entropy(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    logits = model(X)
    if not isinstance(logits, Tensor) or logits.shape != (len(X), 10):
        found = tuple(logits.shape) if isinstance(logits, Tensor) else f"a {type(logits).__name__}"
        raise ValueError(f"A classifier returns ten logits an image, here {(len(X), 10)}; this one {found}.")
    return logits, F.cross_entropy(logits, y)


def _expect_output_and_loss(model: nn.Module, result: Any) -> None:
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise TypeError(f"`get_output_and_loss` must `return output, loss`, not a {type(result).__name__}.")
    output, loss = result
    if not isinstance(output, Tensor) or not isinstance(loss, Tensor) or loss.ndim:
        found = f"of shape {tuple(loss.shape)}" if isinstance(loss, Tensor) else f"a {type(loss).__name__}"
        raise TypeError(f"`get_output_and_loss` must return tensors, the loss a single number, not {found}.")
    if not any(parameter.requires_grad for parameter in model.parameters()):
        raise ValueError("The model has no parameters to train.")
    if not loss.requires_grad:
        raise ValueError("The loss is cut off from the model: leave out .item(), .detach() and no_grad().")
    if not loss.isfinite():
        raise FloatingPointError(f"The loss is {loss:.0f} before the first step: is there a log or a division in it?")
    if output.shape[1:] == (10,) and (output >= 0).all() and ((output.sum(1) - 1).abs() < 1e-4).all():
        print("Hint: these outputs are probabilities. Cross-entropy wants logits: leave out the softmax.")


def _explained(error: RuntimeError) -> Exception:
    """Say in a sentence what torch says in its own words, if it is one of the usual mistakes."""
    if "graph a second time" in str(error):
        return ValueError("The model keeps a result from step to step: compute it in `forward`, anew each time.")
    if re.search("same device|different devices|should be the same|Placeholder storage", str(error)):
        return ValueError("A tensor of the model stays on another device: make it an nn.Parameter or a buffer.")
    return error


# --- checkpoints ------------------------------------------------------------------------------------------------------


def load_checkpoint(name: str, model: nn.Module, folder: str | Path = "checkpoints") -> History:
    """Load the weights that `run_model(…, checkpoint=name)` kept, set evaluation mode; return their history.

    Raises:
        FileNotFoundError: there is no such checkpoint.
        ValueError: it is damaged or too large, or does not fit the model; the first difference is named.
    """
    history = _load(_checkpoint_file(name, folder), model)
    model.eval()
    return history


def _checkpoint_file(name: str, folder: str | Path = "checkpoints") -> Path:
    if not re.fullmatch(r"[\w-]+", name):
        raise ValueError(f"A checkpoint's name has only letters, digits, _ and -, as 'q10'; not {name!r}.")
    return Path(folder) / f"{name}.safetensors"


def _load(file: Path, model: nn.Module) -> History:
    if not file.is_file():
        raise FileNotFoundError(f"There is no checkpoint '{file}': run the cell that trains it.")
    if file.stat().st_size > CHECKPOINT_MEGABYTES * 2**20:
        raise ValueError(f"'{file}' is larger than {CHECKPOINT_MEGABYTES} MB: train a smaller network.")
    stored, header, history = _read(file)
    _fill(model, stored, header, file)
    return history


def _read(file: Path) -> tuple[dict[str, Tensor], dict[str, str], History]:
    try:
        with safetensors.safe_open(file, framework="pt") as content:
            stored = {name: content.get_tensor(name) for name in content.keys()}  # noqa: SIM118
            header = content.metadata() or {}
            return stored, header, History(**json.loads(header.get("history", "{}")))
    except (safetensors.SafetensorError, ValueError, TypeError):
        raise ValueError(f"'{file}' is damaged: delete it, and run the cell that trains it again.") from None


def _below(prefix: str, stored: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in stored.items() if name.startswith(prefix)}


def _fill(model: nn.Module, stored: dict[str, Tensor], header: dict[str, str], file: Path) -> None:
    """Give the model the stored weights, all or none; say so if they were trained in another one of the same shapes."""
    wanted = model.state_dict()
    problems = [f"'{name}' is not in the file" for name in wanted if name not in stored]
    problems += [f"'{name}' is not in the model" for name in stored if name not in wanted]
    for name in [name for name in wanted if name in stored and not is_lazy(wanted[name])]:
        there, here = tuple(stored[name].shape), tuple(wanted[name].shape)
        problems += [f"'{name}' is {there} in the file, {here} in the model"] if there != here else []
    if problems:
        raise ValueError(f"'{file}' does not fit the model: {problems[0]}. Run the cell that trains it again.")
    model.load_state_dict(stored)
    for before, now in zip(header.get("architecture", "").splitlines(), str(model).splitlines(), strict=False):
        if before != now and "Lazy" not in now:
            print(f"Note: '{file}' was trained with {before.strip()}, where the model has {now.strip()} now.")
            break


def _save(file: Path, tensors: dict[str, Tensor], header: dict[str, str]) -> None:
    """Write a file whole or not at all; of copies, since safetensors refuses shared weights, and channels last."""
    copies = {k: v.detach().clone(memory_format=torch.contiguous_format).cpu() for k, v in tensors.items()}
    file.parent.mkdir(exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        safetensors.torch.save_file(copies, draft, header)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
