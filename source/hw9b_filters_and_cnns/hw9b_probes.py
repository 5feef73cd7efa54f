"""How the tests of this lab meet a student's code where it lives; see `autograder.probes`. Nothing in here is secret.

A *transplant* tells whether two networks are built alike, whatever their layers are called: all shapes of parameters
within a network of this lab differ, so weights that depend on nothing but shape and seed land in the same places.
"""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable, Mapping
from typing import Any
from unittest import mock

import numpy as np
import scipy.ndimage
import scipy.signal
import torch
import torch.nn.functional as F
from numpy.typing import ArrayLike
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.probes import (
    Function,
    Mistake,
    Report,
    Unknown,
    as_array,
    build_network,
    call,
    evaluate,
    is_close,
    pictures_of,
    probe,
)

HISTORY = ("train_loss", "train_acc", "val_loss", "val_acc")
LIBRARIES = {
    np: ("convolve", "correlate"),
    scipy.signal: ("convolve", "correlate", "fftconvolve", "oaconvolve", "lfilter", "convolve2d", "correlate2d"),
    scipy.ndimage: ("convolve", "convolve1d", "correlate", "correlate1d"),
    torch: ("conv1d",),
    F: ("conv1d", "conv2d"),
}


def _as_matrix(parameter: Tensor) -> tuple[int, int]:
    """Return the shape of a parameter as a matrix, the smaller number first: its place in a network, however written.

    A dense layer may be a convolution, or a product with a matrix the other way round.
    """
    rows = len(parameter) if parameter.dim() else 1
    low, high = sorted((rows, parameter.numel() // max(rows, 1)))
    return low, high


def _shapes(model: nn.Module) -> list[str]:
    return sorted("×".join(map(str, _as_matrix(parameter))) for parameter in model.parameters())


def transplant(model: nn.Module, seed: int) -> nn.Module:
    """Fill every parameter, in place, with random numbers that depend on its shape and the seed alone."""
    with torch.no_grad():
        for parameter in model.parameters():
            low, high = _as_matrix(parameter)
            generator = torch.Generator().manual_seed(31 * low + 31**2 * high + seed)
            matrix = torch.randn((low, high), generator=generator) * (2 / high if low > 1 else 1) ** 0.5
            upright = parameter.dim() and len(parameter) == low
            parameter.copy_((matrix if upright else matrix.T).reshape(parameter.shape))
    return model


@probe
def transplant_report(factory: Function, inputs: ArrayLike, seed: int, *arguments: Any) -> Report:
    """Return what the network `factory(*arguments)` makes of float inputs (n, …) with transplanted weights.

    In eval mode `outputs`, and `singles`, the first two inputs one by one; sorted `shapes` of the parameters as
    matrices, in text, and their number `parameters`; `fresh`: whether the next network has other weights; `changed`:
    whether an argument has.
    """
    copies = copy.deepcopy(arguments)
    model = build_network(factory, *copies)
    twin = build_network(factory, *copy.deepcopy(arguments))
    batch = torch.tensor(np.array(inputs)).float()
    for each in (model, twin):
        evaluate(each, batch[:1])  # lazy layers have no weights before
    weights = [parameter.detach().clone() for parameter in model.parameters()]
    others = list(twin.parameters())
    fresh = any(a.shape == b.shape and not torch.equal(a, b) for a, b in zip(weights, others, strict=False))
    transplant(model, seed)
    return {
        "outputs": evaluate(model, batch).numpy(),
        "singles": evaluate(model, batch[:2], size=1).numpy(),
        "shapes": _shapes(model),
        "parameters": sum(weight.numel() for weight in weights),
        "fresh": fresh,
        "changed": repr(copies) != repr(arguments),  # arrays would not compare
    }


def expect_network(
    report: Report,
    right: Callable[[], nn.Module],
    mistakes: Mapping[str, Callable[[], nn.Module]],
    inputs: ArrayLike,
    seed: int,
) -> None:
    """Raise unless the report of a transplant is that of the network that `right` makes.

    It is `Mistake` if a network of `mistakes`, sentence → what makes it, gives the same outputs, or has at least the
    same parameters and they are not the right ones: then the first that does is named. It is `Unknown` otherwise.
    """
    batch = torch.tensor(np.array(inputs)).float()

    def gives(make: Callable[[], nn.Module]) -> bool:
        with torch.device("meta"):  # random weights would take time
            model = make()
        outputs = evaluate(transplant(model.to_empty(device="cpu"), seed), batch)
        return is_close(as_array(report["outputs"]), as_array(outputs), 1e-4)

    def fitting(make: Callable[[], nn.Module]) -> bool:
        with torch.device("meta"):
            return bool(_shapes(make()) == report["shapes"])

    fits = fitting(right)
    if fits and gives(right):
        return
    alike = [sentence for sentence, make in mistakes.items() if fitting(make)]
    same = [sentence for sentence in alike if gives(mistakes[sentence])]
    if same or (alike and not fits):
        raise Mistake((same or alike)[0])
    if fits:
        raise Unknown("The network has the right layers with weights, but something between or after them is wrong.")
    raise Unknown(f"The network has {report['parameters']:,} parameters, and not the right layers: compare them.")


@probe
def criterion_report(make_criterion: Function, logits: ArrayLike, labels: ArrayLike) -> Report:
    """Return the `loss` that a made criterion gives for logits (n, classes) and integer labels (n,).

    The `gradient` (n, classes) is that of the loss's sum by the logits; NaN if there is none.
    """
    criterion = call(make_criterion)
    scores = torch.tensor(np.array(logits)).float().requires_grad_()
    loss = call(criterion, scores, torch.tensor(np.array(labels)).long())
    with contextlib.suppress(AttributeError, RuntimeError):  # no tensor, or cut off
        loss.sum().backward()
    gradient = np.full(scores.shape, np.nan) if scores.grad is None else scores.grad.numpy()
    return {"loss": as_array(loss, "The loss"), "gradient": gradient}


@probe
def optimizer_report(make_optimizer: Function, gradient: float, steps: int, lr: float | None = None) -> Report:
    """Return the `weights` (steps, 4) after each step of a made optimizer; all begin at 1 and have the same gradient.

    There are two layers of two parameters each. Without `lr` the factory's own default is used.
    """
    model = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
    parameters = list(model.parameters())
    for parameter in parameters:
        nn.init.ones_(parameter)
    optimizer = call(make_optimizer, model) if lr is None else call(make_optimizer, model, lr=lr)
    if not isinstance(optimizer, torch.optim.Optimizer):
        raise Mistake(f"`make_optimizer` must return an optimizer, not a {type(optimizer).__name__}.")
    weights = []
    for _ in range(steps):
        for parameter in parameters:
            parameter.grad = torch.full_like(parameter, gradient)
        optimizer.step()
        weights.append([float(parameter.detach()) for parameter in parameters])
    return {"weights": np.array(weights)}


class Recorder(nn.Module):
    """A linear classifier without bias that notes of each call: training mode, gradients on, size of the batch."""

    def __init__(self, weight: ArrayLike) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(np.array(weight)).float())
        self.calls: list[tuple[bool, bool, int]] = []

    def forward(self, inputs: Tensor) -> Tensor:
        self.calls.append((self.training, torch.is_grad_enabled(), len(inputs)))
        return F.linear(inputs, self.weight)


class CountingLoss(nn.CrossEntropyLoss):
    """Cross-entropy that counts its calls."""

    calls = 0

    def forward(self, logits: Tensor, labels: Tensor) -> Tensor:
        self.calls += 1
        return super().forward(logits, labels)


@probe
def training_report(
    train_model: Function,
    weight: ArrayLike,
    train: tuple[ArrayLike, ArrayLike],
    valid: tuple[ArrayLike, ArrayLike],
    lr: float,
    epochs: int,
    batch: int = 4,
) -> Report:
    """Return how `train_model` trains a linear classifier, weights (classes, features), on inputs and labels.

    Args:
        train, valid: inputs (n, features) and labels (n,), of which the loaders make batches of `batch`, in order.
        lr: of plain SGD.

    Returns:
        The `history` (4, epochs): train_loss, train_acc, val_loss, val_acc; the `weight` afterwards; for each call of
        the model whether it was in `training` mode, whether `gradients` were on, and the `sizes` of the batches; how
        often the given criterion (`losses`) and optimizer (`steps`) were used.
    """
    model, criterion = Recorder(weight), CountingLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr)
    steps: list[int] = []
    optimizer.register_step_post_hook(lambda *_: steps.append(1))
    loaders = []
    for part in (train, valid):
        inputs, labels = (torch.tensor(np.array(each)) for each in part)
        loaders.append(DataLoader(TensorDataset(inputs.float(), labels.long()), batch_size=batch))
    history = call(train_model, model, criterion, optimizer, *loaders, epochs)
    if not isinstance(history, dict):
        raise Mistake(f"`train_model` must return a dictionary, not a {type(history).__name__}.")
    for name in HISTORY:
        if name not in history:
            raise Mistake(f"The dictionary has no `{name}`.")
        if as_array(history[name], f"`{name}`").shape != (epochs,):
            raise Mistake(f"`{name}` must be a list with one number for each epoch.")
    training, gradients, sizes = zip(*model.calls, strict=True) if model.calls else ((), (), ())
    return {
        "history": np.stack([as_array(history[name]) for name in HISTORY]),
        "weight": model.weight.detach().numpy(),
        "training": np.array(training, dtype=bool),
        "gradients": np.array(gradients, dtype=bool),
        "sizes": np.array(sizes, dtype=int),
        "losses": criterion.calls,
        "steps": len(steps),
    }


class Witness(nn.Module):
    """A classifier that notes what it is given, and answers with the same logits for every image."""

    def __init__(self, logits: ArrayLike) -> None:
        super().__init__()
        self.logits = nn.Parameter(torch.tensor(np.array(logits)).float())
        self.seen: list[Report] = []

    def forward(self, inputs: Any) -> Tensor:
        is_tensor = isinstance(inputs, Tensor)
        numbers = as_array(inputs, "What the model is given")
        self.seen.append(
            {
                "image": numbers,
                "dtype": str(inputs.dtype).removeprefix("torch.") if is_tensor else type(inputs).__name__,
                "training": self.training,
                "gradients": torch.is_grad_enabled(),
            }
        )
        return self.logits.repeat(len(numbers), 1) if numbers.ndim > 2 else self.logits.clone()


@probe
def prediction_report(predict_digit: Function, grid: ArrayLike, logits: ArrayLike) -> Report:
    """Return what `predict_digit` says of a drawing (28, 28) for a model, in training mode, that answers `logits`.

    The `label` and the type of it, `label_type`; `probs` and `probs_type`; whether the grid was `changed`; and of the
    model's first call the `image`, its `dtype`, whether it was in `training` mode, whether `gradients` were on.
    """
    drawing, model = np.array(grid), Witness(logits).train()
    before = drawing.copy()
    result = call(predict_digit, model, drawing)
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise Mistake("`predict_digit` must return two things: the digit and the probabilities.")
    if not model.seen:
        raise Mistake("The model is not called.")
    label, probabilities = result
    return {
        "label": as_array(label, "The digit"),
        "label_type": type(label).__name__,
        "probs": as_array(probabilities, "The probabilities"),
        "probs_type": type(probabilities).__name__,
        "changed": not np.array_equal(before, drawing),
        **model.seen[0],
    }


@probe
def library_calls(function: Function, *arguments: Any) -> Report:
    """Return the `names` of the ready-made convolutions that a call of a function uses, imported by whatever name."""
    used: set[str] = set()
    names_there = getattr(function, "__globals__", {})
    with contextlib.ExitStack() as patches:
        for module, names in LIBRARIES.items():
            for name in names:
                noted = _noted(original := getattr(module, name), name, used)
                patches.enter_context(mock.patch.object(module, name, noted))
                for alias in [alias for alias, value in names_there.items() if value is original]:
                    names_there[alias] = noted
                    patches.callback(names_there.__setitem__, alias, original)
        call(function, *copy.deepcopy(arguments))
    return {"names": sorted(used)}


def _noted(function: Any, name: str, used: set[str]) -> Any:
    def noted(*arguments: Any, **keywords: Any) -> Any:
        used.add(name)
        return function(*arguments, **keywords)

    return noted


@probe
def drawing_report(draw: Function, *arguments: Any) -> Report:
    """Return the `pictures` of the figure that a function draws, in reading order, and their number in the `rows`."""
    return pictures_of(call(draw, *arguments))
