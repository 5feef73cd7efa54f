"""How a test meets a student's code: calls, comparisons and probes, none of them secret.

This file goes out with every release, since the public checks need it. Hidden inputs, expected values and
known mistakes stay in the test files.

A *probe* takes the student's function or factory first and plain data after it, does whatever needs a live
object (a module, a gradient, a figure, a checkpoint), and returns a plain report of numbers, arrays and short text.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import itertools
import json
import random
import re
import warnings
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import safetensors.torch
import torch
import torch.nn as nn
import torch.nn.functional as F
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

StudentFunction = Callable[..., Any]


class Mistake(AssertionError):
    """A wrong answer. Its text is one sentence that a student may read."""


class Missing(Mistake):
    """The answer is not there yet: its name is undefined, or it raises `NotImplementedError`."""


class Raised(Mistake):
    """The student's code raised an exception."""


class Unexplained(Mistake):
    """A wrong answer, compared with no well-known mistake: its text says only which property fails."""


class Unknown(Unexplained):
    """A wrong answer that none of the well-known mistakes gives."""


class StandIn:
    """A student's function that lives in another process. An engine has its own kind, which asks there."""

    def ask(self, probe: str, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Return what the function of this file called `probe` returns over there."""
        raise NotImplementedError

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Call the student's function."""
        return self.ask("call", (self, *arguments), keywords)


ANSWERED: dict[str, Callable[..., Any]] = {}


def where_it_lives(look: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function of this file run in the process of the student's functions that it is given, whichever it is."""

    @functools.wraps(look)
    def there(*arguments: Any, **keywords: Any) -> Any:
        for argument in arguments:
            if isinstance(argument, StandIn):
                return argument.ask(look.__name__, arguments, keywords)
        return look(*arguments, **keywords)

    ANSWERED[look.__name__] = there
    return there


@where_it_lives
def call(function: StudentFunction | None, *arguments: Any, **keywords: Any) -> Any:
    """Call a student's function and return what it returns.

    Raises:
        Missing: it is undefined or unfinished.
        Raised: it raised; the sentence names the exception's type only, since its text could show hidden input.
    """
    if function is None:
        raise Missing("The function is not defined: run the cell that defines it, from the top of the notebook.")
    if not callable(function):
        raise Mistake(f"A function is expected here, not a value of type {type(function).__name__}.")
    name = getattr(function, "__name__", "The function")
    try:
        return function(*arguments, **keywords)
    except NotImplementedError:
        raise Missing(f"`{name}` is not implemented yet.") from None
    except (Exception, SystemExit) as error:
        raise Raised(f"`{name}` raised {type(error).__name__}.") from None


@where_it_lives
def call_and_watch(function: StudentFunction | None, *arguments: Any) -> tuple[Any, bool]:
    """Call a student's function on copies of the arguments; return its result and whether it changed one."""
    copies = copy.deepcopy(arguments)
    result = call(function, *copies)
    watched = (np.ndarray, torch.Tensor, list)
    arrays = [pair for pair in zip(arguments, copies, strict=True) if isinstance(pair[0], watched)]
    return result, any(not np.array_equal(as_array(before), as_array(after)) for before, after in arrays)


def as_array(value: Any, what: str = "The result") -> NDArray[np.float64]:
    """Return numbers as a float64 array of the same shape: arrays, tensors, lists, tuples and plain numbers.

    Raises:
        Mistake: it is nothing of the sort; `None` is told apart, since a missing `return` is the usual cause.
    """
    if value is None:
        raise Mistake(f"{what} is None: is the `return` missing?")
    if isinstance(value, torch.Tensor):
        value = value.detach().cpu().resolve_conj().numpy()
    elif isinstance(value, list | tuple):
        value = [as_array(item, what) if isinstance(item, torch.Tensor | list | tuple) else item for item in value]
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
        return np.asarray(array, dtype=np.float64)
    except (TypeError, ValueError):
        raise Mistake(f"{what} is not an array of numbers.") from None


def is_close(actual: NDArray[np.float64], expected: NDArray[np.float64], tolerance: float) -> bool:
    """Return whether shapes and, within `tolerance` · (1 + |expected|), all elements agree; NaN never does."""
    if actual.shape != expected.shape:
        return False
    return bool(np.all(np.abs(actual - expected) <= tolerance * (1.0 + np.abs(expected))))


def expect_close(
    actual: Any,
    expected: ArrayLike,
    *,
    what: str = "The result",
    mistakes: Mapping[str, ArrayLike] | None = None,
    tolerance: float = 1e-4,
) -> None:
    """Raise unless `actual` equals `expected` in shape and about in value.

    It is `Mistake` where a well-known one fits, `Unknown` if none does, `Unexplained` if none is given.

    Args:
        actual: what the student's code returned: array, tensor, list, number.
        expected: the right numbers.
        what: how the sentences call the result.
        mistakes: sentence → the numbers that this well-known mistake gives; those that fit are raised, one a line.
        tolerance: largest |actual − expected| / (1 + |expected|), loose enough for float32.
    """
    result = as_array(actual, what)
    target = np.asarray(expected, dtype=np.float64)
    if is_close(result, target, tolerance):
        return
    known = {sentence: np.asarray(wrong, dtype=np.float64) for sentence, wrong in (mistakes or {}).items()}
    if fitting := [sentence for sentence, wrong in known.items() if is_close(result, wrong, tolerance)]:
        raise Mistake("\n".join(fitting))
    raise (Unknown if known else Unexplained)(f"{what} {_failing_property(result, target)}.")


def is_about_a_property(sentence: str) -> bool:
    """Return whether a diagnosis says only which property fails, and no mistake."""
    return bool(re.search(r"has (?:\S+ dimensions instead of|the wrong shape|the right shape, but)", sentence))


def _failing_property(result: NDArray[np.float64], target: NDArray[np.float64]) -> str:
    if result.ndim != target.ndim:
        return f"has {result.ndim} dimensions instead of {target.ndim}"
    if result.shape != target.shape:
        return "has the wrong shape"
    if not np.all(np.isfinite(result)):
        return "contains NaN or infinity"
    return "has the right shape, but wrong values"


# --- probes -----------------------------------------------------------------------------------------------------

Function = StudentFunction | None
Report = dict[str, Any]
SEED = 0  # `validate` tries others
MEAN, STANDARD_DEVIATION, LARGEST_CHECKPOINT = 0.1307, 0.3081, 8 * 2**20  # of MNIST's pixels; bytes


def probe(look: Callable[..., Report]) -> Callable[..., Report]:
    """Register a probe that starts from a fixed seed and leaves random states, grad mode and default dtype alone."""

    @functools.wraps(look)
    def steady(*arguments: Any, **keywords: Any) -> Report:
        python, legacy, dtype = random.getstate(), np.random.get_state(), torch.get_default_dtype()
        with torch.random.fork_rng(devices=[]), torch.enable_grad(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.manual_seed(SEED)
            try:
                return look(*arguments, **keywords)
            finally:
                random.setstate(python)
                np.random.set_state(legacy)
                torch.set_default_dtype(dtype)

    return where_it_lives(steady)


def build_network(factory: Function, *arguments: Any) -> nn.Module:
    """Return a copy of the network that a factory returns: it may return the same one again, and probes spoil it."""
    model = call(factory, *arguments)
    if not isinstance(model, nn.Module):
        name, kind = getattr(factory, "__name__", "The factory"), type(model).__name__
        raise Mistake(f"`{name}` must return a network (an nn.Module), not a {kind}: is the `return` right?")
    with contextlib.suppress(Exception):  # a network that cannot be copied is taken as it is
        model = copy.deepcopy(model)
    return model.cpu()


def _batch(images: ArrayLike, model: nn.Module, normalized: bool = True, flat: bool = False) -> Tensor:
    """Return plain numbers in the network's dtype; uint8 digits (n, 28, 28) as (n, 1, 28, 28), or (n, 784) if `flat`.

    Those are `normalized` as `load_mnist` does it, or else from 0 to 1.
    """
    array = np.array(images)
    if array.dtype == np.uint8:
        array = (array.reshape(len(array), -1) if flat else array[:, None]) / np.float32(255)
        array = (array - np.float32(MEAN)) / np.float32(STANDARD_DEVIATION) if normalized else array
    dtypes = [parameter.dtype for parameter in model.parameters() if parameter.is_floating_point()]
    return torch.from_numpy(array).to(dtypes[0] if dtypes else torch.float32)


def _apply(model: nn.Module, batch: Tensor, name: str = "network") -> Tensor:
    def forward() -> Any:
        return model(batch)

    forward.__name__ = f"{name}(batch of {len(batch)})"
    output = call(forward)
    if not isinstance(output, Tensor):
        raise Mistake(f"The {name} must return one tensor, not a {type(output).__name__}.")
    if output.shape[:1] != batch.shape[:1]:
        raise Mistake(f"The {name} does not return one output for each item of a batch of {len(batch)}.")
    return output


@torch.no_grad()
def evaluate(model: nn.Module, batch: Tensor, name: str = "network", size: int = 200) -> Tensor:
    """Return the outputs in eval mode, computed in batches of `size`."""

    def outputs(network: nn.Module, images: Tensor) -> Tensor:
        return torch.cat([_apply(network, part, name).detach() for part in torch.split(images, size)])

    model.eval()
    if len(batch) > size and batch.dtype == torch.float32:
        # Channels last, convolutions take half the time. A copy tries, since a `view` in somebody's model may refuse.
        with contextlib.suppress(Exception):
            twin = copy.deepcopy(model).to(memory_format=torch.channels_last)
            if is_close(as_array(outputs(twin, batch[:8])), as_array(outputs(model, batch[:8])), 1e-4):
                return outputs(twin, batch)
    return outputs(model, batch)


@torch.no_grad()
def _stretch(model: nn.Module, factor: float) -> nn.Module:
    """Multiply every parameter, in place, which takes a network out of the nearly linear range it is born in."""
    for parameter in model.parameters():
        parameter.mul_(factor)
    return model


@probe
def network_report(factory: Function, inputs: ArrayLike) -> Report:
    """Return how a fresh network behaves on uint8 digits (n, 28, 28), or on floats as they are.

    In eval mode `outputs`, whether they are the same `again`, `singles` (the first three one by one), `stretched` with
    weights 16 and −16 times as large, their `curvature` (0: affine); `training` outputs, whether inputs and weights get
    a `gradient`; `parameters` without normalisation and PReLU, sorted `weight_sizes`, whether weights are `fresh` on
    each call. Networks that are equal give equal reports.
    """
    model = build_network(factory)
    batch = _batch(inputs, model)
    outputs, again = evaluate(model, batch), evaluate(model, batch)
    singles = evaluate(model, batch[:3], size=1)
    training = _apply(model.train(), batch.requires_grad_())
    if training.requires_grad:
        torch.autograd.backward(training.square().mean())
    reached = [p.grad is not None and bool(p.grad.any()) for p in (batch, *model.parameters())]
    extras = (nn.PReLU, nn.modules.batchnorm._NormBase, nn.LayerNorm, nn.GroupNorm)
    layers = [layer for layer in model.modules() if not isinstance(layer, extras)]
    twin = build_network(factory)
    evaluate(twin, batch[:1])  # lazy layers have no weights before
    pairs = zip(model.parameters(), twin.parameters(), strict=False)
    fresh = any(a.shape == b.shape and not torch.equal(a, b) for a, b in pairs)
    negative, positive = (evaluate(_stretch(model, factor), batch) for factor in (-16.0, -1.0))
    bend = evaluate(model, (batch + batch.flip(0)) / 2) - (positive + positive.flip(0)) / 2
    return {
        "outputs": outputs.numpy(),
        "again": torch.equal(outputs, again),
        "singles": singles.numpy(),
        "stretched": torch.stack([positive, negative]).numpy(),
        "curvature": float(bend.norm() / (positive - positive.mean(0)).norm()),
        "training": training.detach().numpy(),
        "gradient": reached[0] and any(reached[1:]),
        "parameters": sum(p.numel() for layer in layers for p in layer.parameters(recurse=False)),
        "weight_sizes": sorted(p.numel() for p in model.parameters() if p.dim() > 1),
        "fresh": fresh,
    }


@probe
def layers_report(factory: Function) -> Report:
    """Return how `curved` the way is from each layer with weights to the next one, in the order of their calls.

    0 says that nothing but affine maps lies between their outputs; it goes to about 1. That is for fresh weights, 16
    times as large, and images of noise. A network that keeps its weights by hand has no such layers.
    """
    model, seen = build_network(factory), []
    images = _batch(torch.randn(32, 1, 28, 28).numpy(), model)
    evaluate(model, images[:1])  # lazy layers have no weights before
    _stretch(model, 16.0)
    layers = [layer for layer in model.modules() if any(p.dim() > 1 for p in layer.parameters(recurse=False))]
    for layer in layers:
        layer.register_forward_hook(lambda layer, _inputs, output: seen.append((layer, output)))
    evaluate(model, images)
    calls = list(seen)
    curved: list[float] = []
    for (layer, output), (_, after) in itertools.pairwise(calls):
        seen.clear()
        mixed = (output + output.flip(0)) / 2
        handle = layer.register_forward_hook(lambda *_, mixed=mixed: mixed, prepend=True)
        evaluate(model, images)
        handle.remove()
        bend = seen[len(curved) + 1][1] - (after + after.flip(0)) / 2
        curved.append(float(bend.norm() / (after - after.mean(0)).norm()))
    return {"curved": curved}


@probe
def can_learn(
    factory: Function, images: ArrayLike, labels: ArrayLike, steps: int, learning_rate: float, enough: float
) -> Report:
    """Return cross-entropy before and after `steps` of Adam on these images, and eval-mode `outputs` after it.

    It stops early at a loss of `enough` times the first one, or times that of guessing if that is less.
    """
    model = build_network(factory)
    batch, targets = _batch(images, model), torch.from_numpy(np.array(labels)).long()
    first_loss = last_loss = float(F.cross_entropy(outputs := evaluate(model, batch), targets))
    optimizer = torch.optim.Adam(model.parameters(), learning_rate)
    for step in range(1, steps + 1):
        optimizer.zero_grad()
        loss = F.cross_entropy(_apply(model.train(), batch), targets)
        if not loss.requires_grad:
            break  # nothing to learn with
        torch.autograd.backward(loss)
        optimizer.step()
        if step % 5 == 0 or step == steps:
            last_loss = float(F.cross_entropy(outputs := evaluate(model, batch), targets))
            if last_loss < enough * min(first_loss, np.log(10)):
                break
    return {"first_loss": first_loss, "last_loss": last_loss, "outputs": outputs.numpy()}


def _load(model: nn.Module, name: str) -> Report:
    """Load checkpoints/<name>.safetensors strictly; return what its header claims."""
    path = Path("checkpoints", f"{name}.safetensors")
    if path.is_symlink() or not path.is_file():
        raise Mistake(f'{path} is missing: train the network with run_model(…, checkpoint="{name}").')
    if path.stat().st_size > LARGEST_CHECKPOINT:
        raise Mistake(f"{path} is larger than 8 MB: make the network smaller.")
    try:
        data = path.read_bytes()
        tensors = safetensors.torch.load(data)
        header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])["__metadata__"]
        claims = {k: np.array(json.loads(header["history"])[k], dtype=float) for k in ("train_loss", "valid_accuracy")}
    except Exception:
        raise Mistake(f"{path} is not a checkpoint that run_model wrote.") from None
    if not all(bool(tensor.isfinite().all()) for tensor in tensors.values()):
        raise Mistake(f"{path} holds weights that are NaN or infinite.")
    try:
        model.load_state_dict(tensors)
    except Exception:
        raise Mistake(f"{path} does not fit the network as the notebook builds it: train again.") from None
    return {"fallback": header.get("fallback") == "true", **claims}


@probe
def checkpoint_outputs(
    make_model: Function,
    name: str,
    images: ArrayLike,
    normalized: bool = True,
    flat: bool = False,
    arguments: Sequence[Any] = (),
) -> Report:
    """Return a trained network's eval-mode `outputs` and its header: `fallback`, `train_loss`, `valid_accuracy`.

    Digits (n, 28, 28) of uint8 are given to `make_model(*arguments)` normalised or not, flat or not, as `run_model`
    does.
    """
    model = build_network(make_model, *arguments)
    batch = _batch(images, model, normalized, flat)
    return _load(model, name) | {"outputs": evaluate(model, batch).numpy()}


@probe
def reconstruction_report(
    make_encoder: Function, make_decoder: Function, name: str | None, images: ArrayLike
) -> Report:
    """Return what an autoencoder makes of images, and its header as `checkpoint_outputs` does (fresh if no `name`).

    `codes` are flat, (n, k); `outputs` are decoded from nothing but them, after the encoder has seen other images;
    `direct` are the first eight without that detour.
    """
    model = nn.ModuleDict(
        {"encoder": (encoder := build_network(make_encoder)), "decoder": (decoder := build_network(make_decoder))}
    )
    claims = _load(model, name) if name else {}
    batch = _batch(images, model)
    direct = evaluate(decoder, evaluate(encoder, batch[:8], "encoder"), "decoder").numpy()
    codes = torch.from_numpy(evaluate(encoder, batch, "encoder").numpy().copy())
    evaluate(encoder, torch.zeros_like(batch[:200]), "encoder")  # whatever it kept beside the code is gone
    outputs = evaluate(decoder, codes, "decoder").numpy()
    return {"codes": codes.flatten(1).numpy(), "outputs": outputs, "direct": direct, **claims}


@probe
def loss_report(function: Function, images: ArrayLike, labels: ArrayLike, slope: float, intercept: float) -> Report:
    """Return what `function(model, X, y)` gives for a model of two weights that answers slope · X + intercept.

    `output` and `loss` as arrays, `calls` of the model, `gradient` of the loss by slope and intercept (NaN: none).
    """
    model, calls = nn.Conv2d(1, 1, 1), []
    model.register_forward_hook(lambda *_: calls.append(1))
    model.load_state_dict({"weight": torch.full((1, 1, 1, 1), slope), "bias": torch.tensor([intercept])})
    result = call(function, model, torch.tensor(np.array(images)).float(), torch.tensor(np.array(labels)))
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise Mistake("The function must return two things: the model's output and the loss.")
    output, loss = as_array(result[0], "The output"), as_array(result[1], "The loss")
    with contextlib.suppress(AttributeError, RuntimeError):  # no tensor, detached, or many numbers
        result[1].backward()
    gradient = [np.nan if p.grad is None else float(p.grad) for p in model.parameters()]
    return {"output": output, "loss": loss, "calls": len(calls), "gradient": np.array(gradient)}


def toy_autoencoder(seed: int) -> nn.Module:
    """Return an untrained autoencoder in eval mode, code of 10; batch norm and dropout give train mode away."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        encoder = [nn.Conv2d(1, 2, 4, stride=4), nn.BatchNorm2d(2), nn.Tanh(), nn.Flatten(), nn.Linear(98, 10)]
        decoder = [nn.Linear(10, 98), nn.Tanh(), nn.Dropout(0.3), nn.Unflatten(1, (2, 7, 7))]
        parts = nn.Sequential(*encoder), nn.Sequential(*decoder, nn.ConvTranspose2d(2, 1, 4, stride=4))
    return _stretch(nn.Sequential(OrderedDict(encoder=parts[0], decoder=parts[1])), 3.0).eval()


@probe
def interpolation(walk: Function, images: ArrayLike, steps: int | None, seed: int, training: bool = False) -> Report:
    """Return the `frames` that `walk` makes between two images (2, 28, 28) with `toy_autoencoder(seed)`.

    That comes in train mode if `training`. Without `steps`, they are left to the function.
    """
    pictures = torch.tensor(np.array(images)).float()
    keywords = {} if steps is None else {"steps": steps}
    return {"frames": as_array(call(walk, toy_autoencoder(seed).train(training), *pictures, **keywords))}


def _first_layer(model: nn.Module, images: Tensor) -> tuple[Tensor, Tensor]:
    """Return the kernels (6, 1, 5, 5) of a network's first layer and what it makes of images (n, 1, 28, 28)."""
    for layer in model.modules():
        weights = {tuple(p.shape): p.detach().clone() for p in layer.parameters(recurse=False)}
        if (kernels := weights.get((6, 1, 5, 5))) is not None:
            return kernels, F.conv2d(images, kernels, weights.get((6,)), padding=2)
    raise Mistake("The network has no first layer of six 5×5 kernels to show.")


@probe
def figure_report(plot: Function, make_model: Function, images: ArrayLike) -> Report:
    """Return what `plot(model, images)` draws of a fresh network, ours where `make_model` is unfinished.

    `pictures` in reading order, how many of them are in each of the `rows`, the `kernels` (6, 5, 5) of the first layer
    and what it makes of the first two images, `maps` (2, 6, 28, 28).
    """
    try:
        model = build_network(make_model)
    except Mistake:
        model = nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.Conv2d(6, 16, 5), nn.Flatten())
    batch = _batch(images, model)
    kernels, maps = _first_layer(model, batch[:2])
    return pictures_of(call(plot, model, batch)) | {"kernels": kernels[:, 0].numpy(), "maps": maps.numpy()}


def pictures_of(figure: Any) -> Report:
    """Return the `pictures` of a figure in reading order, and how many of them are in each of the `rows`; close it."""
    if not isinstance(figure, Figure):
        raise Mistake(f"The function must return the figure, not a {type(figure).__name__}.")
    shown = [axis for axis in figure.axes if axis.images]
    places = [(round(-axis.bbox.y0 - axis.bbox.y1), axis.bbox.x0, i) for i, axis in enumerate(shown)]
    rows = [sum(y == row for y, *_ in places) for row in sorted({y for y, *_ in places})]
    pictures = [as_array(np.asarray(shown[i].images[0].get_array())) for *_, i in sorted(places)]
    plt.close(figure)
    return {"pictures": pictures, "rows": rows}
