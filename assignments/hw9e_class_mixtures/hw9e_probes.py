"""How the tests of this lab meet a student's code where it lives; see `autograder.probes`. Nothing in here is secret.

A *transplant* tells whether two networks are built alike, whatever their layers are called: all shapes of parameters
within an encoder or a decoder differ, so weights that depend on nothing but shape and seed land in the same places.
"""

from __future__ import annotations

import contextlib
import copy
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from numpy.typing import ArrayLike, NDArray
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.probes import (
    Function,
    Missing,
    Mistake,
    Report,
    Unknown,
    as_array,
    build_network,
    call,
    evaluate,
    is_close,
    probe,
)

HISTORY = ("train_loss", "val_loss")
TRAINING_SHIFT = 100.0  # what stubs add to their outputs in training mode

# --- data -------------------------------------------------------------------------------------------------------------


def _passes(loader: Any, what: str, times: int = 2) -> list[list[tuple[Tensor, Tensor]]]:
    """Return the batches of a loader, images and labels, each of some times."""
    try:
        found = [[(images, labels) for images, labels in loader] for _ in range(times)]
    except Exception:
        raise Mistake(f"`{what}` must yield batches of two tensors: images and labels.") from None
    for images, labels in found[0]:
        if not isinstance(images, Tensor) or not isinstance(labels, Tensor):
            raise Mistake(f"`{what}` must yield batches of two tensors: images and labels.")
    return found


@probe
def loaders_report(make_loaders: Function, train: int, val: int, seed: int = 0) -> Report:
    """Return what the loaders for so many samples yield, `train_…` and `val_…`, each gone through twice.

    All pixels of sample n are n / 2048, and its label is random. For each pass the `sizes` of the batches and the
    `order` of the samples by their pixels (−1: no sample has such pixels) and the `means` of
    their pixels; of the first the `shape` of an image, both
    `dtypes`, and whether the labels are `paired` with their images.
    """
    generator = torch.Generator().manual_seed(seed)
    data = []
    for count in (train, val):
        images = (torch.arange(count) / 2048)[:, None, None, None].repeat(1, 1, 28, 28)
        data.append((images, torch.randint(10, (count,), generator=generator)))
    result = call(make_loaders, *(part.clone() for pair in data for part in pair))
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise Mistake("`make_loaders` must return two loaders: train_loader, val_loader.")
    report: Report = {}
    for name, loader, (_, labels) in zip(("train", "val"), result, data, strict=True):
        for number, batches in enumerate(_passes(loader, f"{name}_loader")):
            if not batches and number:
                raise Mistake(f"`{name}_loader` yields no batch in the second epoch.")
            if not batches:
                raise Mistake(f"`{name}_loader` yields no batch.")
            pixels = torch.cat([images.flatten(1).double() for images, _ in batches]) * 2048
            places = pixels.mean(1).round().long()
            known = ((pixels - places[:, None]).abs() < 1e-2).all(1) & (places >= 0) & (places < len(labels))
            there = torch.cat([batch for _, batch in batches]).flatten()
            report |= {
                f"{name}_sizes_{number}": np.array([len(images) for images, _ in batches]),
                f"{name}_order_{number}": torch.where(known, places, -1).numpy(),
                f"{name}_means_{number}": pixels.mean(1).numpy(),
                f"{name}_shape": list(batches[0][0].shape[1:]),
                f"{name}_dtypes": [str(part.dtype).removeprefix("torch.") for part in batches[0]],
                f"{name}_paired": there.shape == places.shape and bool((there == labels[places % len(labels)]).all()),
            }
    return report


# --- networks ---------------------------------------------------------------------------------------------------------


def as_matrix(parameter: Tensor) -> tuple[int, int]:
    """Return the shape of a parameter as a matrix, the smaller number first: its place in a network, however written.

    A dense layer may be a convolution, or a product with a matrix the other way round.
    """
    rows = len(parameter) if parameter.dim() else 1
    low, high = sorted((rows, parameter.numel() // max(rows, 1)))
    return low, high


def shapes_of(model: nn.Module) -> list[str]:
    """Return the sorted shapes of the parameters as matrices, in text."""
    return sorted("×".join(map(str, as_matrix(parameter))) for parameter in model.parameters())


def transplant(model: nn.Module, seed: int) -> nn.Module:
    """Fill every parameter, in place, with random numbers that depend on its shape and the seed alone."""
    with torch.no_grad():
        for parameter in model.parameters():
            low, high = as_matrix(parameter)
            generator = torch.Generator().manual_seed(31 * low + 31**2 * high + seed)
            matrix = torch.randn((low, high), generator=generator) * (2 / high if low > 1 else 1) ** 0.5
            upright = parameter.dim() and len(parameter) == low
            parameter.copy_((matrix if upright else matrix.T).reshape(parameter.shape))
    return model


def _built(factory: Function, arguments: Sequence[int], batch: Tensor) -> nn.Module:
    """Return a network that has been called once: lazy layers have no weights before."""
    model = build_network(factory, *arguments)
    evaluate(model, batch[:2])
    return model


def _one_by_one(model: nn.Module, batch: Tensor) -> NDArray[np.float64]:
    """Return the outputs for inputs that come alone; NaN if such are refused, or lose their first axis."""
    try:
        return as_array(evaluate(model, batch, size=1))
    except Mistake:
        return np.full(len(batch), np.nan)


@probe
def transplant_report(factory: Function, inputs: ArrayLike, seed: int, *arguments: int) -> Report:
    """Return what the network `factory(*arguments)` makes of float inputs (n, …) with transplanted weights.

    In eval mode `outputs`, and `singles`, the first two inputs one by one; sorted `shapes` of the parameters as
    matrices, in text, and their number `parameters`; `fresh`: whether the next network has other weights; `constant`:
    the outputs (n, …) once all parameters of the last argument's length are −1 and the matrices before it are 0.
    """
    batch = torch.tensor(np.array(inputs)).float()
    model, twin = (_built(factory, arguments, batch) for _ in range(2))
    weights = [parameter.detach().clone() for parameter in model.parameters()]
    pairs = zip(weights, twin.parameters(), strict=False)
    fresh = any(a.shape == b.shape and not torch.equal(a, b) for a, b in pairs)
    transplant(model, seed)
    report = {
        "outputs": evaluate(model, batch).numpy(),
        "singles": _one_by_one(model, batch[:2]),
        "shapes": shapes_of(model),
        "parameters": sum(weight.numel() for weight in weights),
        "fresh": fresh,
    }
    with torch.no_grad():
        for parameter in model.parameters():
            if arguments and as_matrix(parameter)[0] == arguments[-1]:
                parameter.zero_()
            elif arguments and as_matrix(parameter) == (1, arguments[-1]):
                parameter.fill_(-1)
    return report | {"constant": evaluate(model, batch).numpy()}


def in_order(outputs: NDArray[np.float64], reference: NDArray[np.float64], tolerance: float = 1e-3) -> bool:
    """Return whether outputs rise, or stay, wherever the reference rises: some increasing map leads from it to them."""
    if outputs.shape != reference.shape or not np.all(np.isfinite(outputs)):
        return False
    sorted_outputs = outputs.ravel()[np.argsort(reference.ravel(), kind="stable")]
    falls = np.maximum.accumulate(sorted_outputs) - sorted_outputs
    return bool(falls.max() <= tolerance * np.ptp(sorted_outputs)) and bool(np.ptp(sorted_outputs) > 1e-3)


def is_network(
    report: Report, make: Callable[[], nn.Module], inputs: ArrayLike, seed: int, up_to_order: bool = False
) -> bool:
    """Return whether the report of a transplant is that of the network that `make` makes.

    With `up_to_order` outputs need only be in the same order, or the reverse one, as after a monotonic map.
    """
    with torch.device("meta"):  # random weights would take time
        model = make()
    if shapes_of(model) != report["shapes"]:
        return False
    batch = torch.tensor(np.array(inputs)).float()
    outputs = as_array(evaluate(transplant(model.to_empty(device="cpu"), seed), batch))
    found = as_array(report["outputs"])
    if up_to_order:
        return in_order(found, outputs) or in_order(-found, outputs)
    return is_close(found, outputs, 1e-4)


def expect_network(
    report: Report,
    right: Callable[[], nn.Module],
    mistakes: Mapping[str, Callable[[], nn.Module]],
    inputs: ArrayLike,
    seed: int,
    up_to_order: bool = False,
) -> None:
    """Raise unless the report of a transplant is that of the network that `right` makes.

    It is `Mistake` if a network of `mistakes`, sentence → what makes it, gives the same outputs, or has at least the
    same parameters and they are not the right ones: then the first that does is named. It is `Unknown` otherwise.
    """

    def fitting(make: Callable[[], nn.Module]) -> bool:
        with torch.device("meta"):
            return bool(shapes_of(make()) == report["shapes"])

    if is_network(report, right, inputs, seed, up_to_order):
        return
    fits = fitting(right)
    alike = [sentence for sentence, make in mistakes.items() if fitting(make)]
    same = [sentence for sentence in alike if is_network(report, mistakes[sentence], inputs, seed, up_to_order)]
    if same or (alike and not fits):
        raise Mistake((same or alike)[0])
    if fits:
        raise Unknown("The network has the right layers with weights, but something between or after them is wrong.")
    raise Unknown(f"The network has {report['parameters']:,} parameters, and not the right layers: compare them.")


@probe
def range_report(factory: Function, codes: ArrayLike, seed: int, *arguments: int) -> Report:
    """Return how a decoder `factory(*arguments)` keeps its output in a range; codes are floats (n, K).

    Untrained: `outputs`, `singles` (each code alone), `gradient` (n, K) of the sum of all outputs by the codes. `far`:
    outputs for codes 1000 times as large. `spread`: outputs with transplanted
    weights, 0.6 times as large.
    """
    batch = torch.tensor(np.array(codes)).float()
    model = _built(factory, arguments, batch)
    report = {"outputs": evaluate(model, batch).numpy(), "singles": _one_by_one(model, batch)}
    leaf = batch.clone().requires_grad_()
    with contextlib.suppress(RuntimeError):  # cut off from the codes
        torch.autograd.backward(model(leaf).sum())
    report["gradient"] = np.zeros(batch.shape) if leaf.grad is None else leaf.grad.numpy()
    report["far"] = evaluate(model, 1000 * batch).numpy()
    transplant(model, seed)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(0.6)  # what a hard sigmoid cuts off is beyond 3
    return report | {"spread": evaluate(model, batch).numpy()}


class Half(nn.Module):
    """A stand-in for an encoder or a decoder that notes its calls: some dense layers, and a shape at the end."""

    def __init__(self, widths: Sequence[int], shape: tuple[int, ...], calls: list[str]) -> None:
        super().__init__()
        self.calls = calls
        self.layers = nn.Sequential(nn.Flatten())
        for inputs, outputs in itertools.pairwise(widths):
            self.layers.extend([nn.Linear(inputs, outputs), nn.Tanh()])
        self.layers.append(nn.Unflatten(1, shape))

    def forward(self, inputs: Tensor) -> Tensor:
        self.calls.append(type(self).__name__)
        result: Tensor = self.layers(inputs)
        return result


@contextlib.contextmanager
def _names_in_the_notebook(function: Any, names: dict[str, Any]) -> Iterator[None]:
    """Give names of a class's notebook other values for a while."""
    methods = (getattr(function, name, None) for name in ("__init__", "forward"))
    spaces = [getattr(method, "__globals__", None) for method in methods]
    space: dict[str, Any] = next(
        (each for each in spaces if each is not None and each is not nn.Module.__init__.__globals__), {}
    )
    before = {name: space[name] for name in names if name in space}
    space.update(names)
    try:
        yield
    finally:
        for name in names:
            space.pop(name, None)
        space.update(before)


@probe
def joint_report(make: Function, inputs: ArrayLike, Q1: int, Q2: int, K: int) -> Report:
    """Return how an autoencoder joins an encoder and a decoder; in the notebook stand for both such of our own.

    `attributes`: which of `encoder` and `decoder` it has, as modules; `given`: what each of them was made with, in
    order, by name; `calls`: those of the halves while the network is called once; `outputs` and `composed`, by network
    and by decoder(encoder(…)); `again`, outputs of a second call; `code` shape; `parameters`, of all and `in_halves`;
    `without_gradient`: how many of them get none; `fresh`: whether another network has other weights.
    """
    calls: list[str] = []
    given: list[tuple[str, list[int]]] = []

    class Encoder(Half):
        def __init__(self, Q1: int, Q2: int, K: int) -> None:
            super().__init__((784, Q1, Q2, K), (K,), calls)
            given.append(("Encoder", [Q1, Q2, K]))

    class Decoder(Half):
        def __init__(self, Q1: int, Q2: int, K: int) -> None:
            super().__init__((K, Q2, Q1, 784), (1, 28, 28), calls)
            given.append(("Decoder", [Q1, Q2, K]))

    batch = torch.tensor(np.array(inputs)).float()
    with _names_in_the_notebook(make, {"Encoder": Encoder, "Decoder": Decoder}):
        model = build_network(make, Q1, Q2, K)
        made = list(given)
        halves = [half for half in ("encoder", "decoder") if isinstance(getattr(model, half, None), nn.Module)]
        report: Report = {"attributes": halves, "given": made}
        if len(halves) < 2:
            return report
        calls = next((half.calls for half in model.modules() if isinstance(half, Half)), [])  # of this copy
        calls.clear()
        outputs = evaluate(model, batch)
        report |= {"calls": list(calls), "outputs": outputs.numpy(), "again": evaluate(model, batch).numpy()}
        code = evaluate(model.get_submodule("encoder"), batch, "encoder")
        report |= {"code": list(code.shape)}
        report["composed"] = evaluate(model.get_submodule("decoder"), code, "decoder").numpy()
        with contextlib.suppress(RuntimeError):  # cut off
            torch.autograd.backward(model(batch).square().mean())
        twin = build_network(make, Q1, Q2, K)
    parameters = list(model.parameters())
    inside = {id(p) for half in halves for p in model.get_submodule(half).parameters()}
    pairs = zip(parameters, twin.parameters(), strict=False)
    return report | {
        "parameters": sum(p.numel() for p in parameters),
        "in_halves": sum(p.numel() for p in parameters if id(p) in inside),
        "without_gradient": sum(p.numel() for p in parameters if p.grad is None or not p.grad.any()),
        "fresh": any(a.shape == b.shape and not torch.equal(a, b) for a, b in pairs),
    }


class Fixed(nn.Module):
    """A module that returns the same tensor for whatever it is given, and notes that."""

    def __init__(self, answer: ArrayLike) -> None:
        super().__init__()
        self.answer = nn.Parameter(torch.tensor(np.array(answer)).float())
        self.seen: list[NDArray[np.float64]] = []

    def forward(self, inputs: Tensor) -> Tensor:
        self.seen.append(as_array(inputs, "What a half of the network is given"))
        return self.answer * 1

    def was_given(self, inputs: ArrayLike) -> bool:
        """Return whether it was called with these numbers."""
        right = np.array(inputs, dtype=float)
        return any(seen.shape == right.shape and np.allclose(seen, right, equal_nan=True) for seen in self.seen)


class TwoHalves(nn.Module):
    """An autoencoder of two given halves."""

    def __init__(self, encoder: nn.Module, decoder: nn.Module) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def forward(self, inputs: Tensor) -> Tensor:
        result: Tensor = self.decoder(self.encoder(inputs))
        return result


@probe
def sizes_report(check_sizes: Function, images: ArrayLike, code: ArrayLike, output: ArrayLike) -> Report:
    """Return what `check_sizes` says of a network whose encoder returns `code`, and whose decoder `output`.

    `code_shape`, `output_shape`, `in_range` and the names of their `types`; `of_images`, `of_code`: whether the encoder
    was given the images, and the decoder the code.
    """
    network = TwoHalves(encoder := Fixed(code), decoder := Fixed(output))
    result = call(check_sizes, network, torch.tensor(np.array(images)).float())
    if not isinstance(result, tuple | list) or len(result) != 3:
        raise Mistake("`check_sizes` must return three things: code_shape, output_shape, in_range.")
    names = ("code_shape", "output_shape", "in_range")
    values = {name: as_array(value, f"`{name}`") for name, value in zip(names, result, strict=True)}
    of_images, of_code = encoder.was_given(images), decoder.was_given(code)
    kinds = [type(value).__name__ for value in result]
    return values | {"types": kinds, "of_images": of_images, "of_code": of_code}


# --- training ---------------------------------------------------------------------------------------------------------


class Scale(nn.Module):
    """The network y = a · x, which notes of each call: training mode, gradients on, number of images."""

    def __init__(self, a: float) -> None:
        super().__init__()
        self.a = nn.Parameter(torch.tensor(a))
        self.calls: list[tuple[bool, bool, int]] = []

    def forward(self, images: Tensor) -> Tensor:
        self.calls.append((self.training, torch.is_grad_enabled(), len(images)))
        return self.a * images


def _loader(images: ArrayLike, labels: ArrayLike, sizes: Sequence[int]) -> DataLoader[tuple[Tensor, ...]]:
    """Return a loader of batches of these sizes, in order."""
    data = torch.tensor(np.array(images)).float(), torch.tensor(np.array(labels))
    order = torch.split(torch.arange(sum(sizes)), list(sizes))
    return DataLoader(TensorDataset(*data), batch_sampler=[batch.tolist() for batch in order])


@probe
def training_report(
    train_autoencoder: Function,
    a: float,
    train: tuple[ArrayLike, Sequence[int]],
    val: tuple[ArrayLike, Sequence[int]],
    epochs: int,
    lr: float | None = None,
) -> Report:
    """Return how the network y = a · x is trained on images (n, 1, height, width), in batches of given sizes, in order.

    The labels are NaN. Without `lr` the function's own default is used.

    Returns:
        The `history` (2, epochs): train_loss, val_loss; `a` afterwards; for each call of the network whether it was in
        `training` mode, whether `gradients` were on, and the `sizes` of the batches.
    """
    network = Scale(a)
    loaders = [_loader(images, np.full(len(np.array(images)), np.nan), sizes) for images, sizes in (train, val)]
    options = {} if lr is None else {"lr": lr}
    history = call(train_autoencoder, network, *loaders, epochs, **options)
    if not isinstance(history, dict):
        raise Mistake(f"`train_autoencoder` must return a dictionary, not a {type(history).__name__}.")
    for name in HISTORY:
        if name not in history:
            raise Mistake(f"The dictionary has no `{name}`.")
        if as_array(history[name], f"`{name}`").shape != (epochs,):
            raise Mistake(f"`{name}` must be a list with one number for each epoch.")
    training, gradients, sizes = zip(*network.calls, strict=True) if network.calls else ((), (), ())
    return {
        "history": np.stack([as_array(history[name]) for name in HISTORY]),
        "a": float(network.a.detach()),
        "training": np.array(training, dtype=bool),
        "gradients": np.array(gradients, dtype=bool),
        "sizes": np.array(sizes, dtype=int),
    }


# --- means and mixtures -----------------------------------------------------------------------------------------------


class Squares(nn.Module):
    """A stub for an encoder or a decoder: the squares of (inputs, flat) @ matrix, in a shape.

    In training mode a large number is added.
    """

    def __init__(self, matrix: ArrayLike, shape: Sequence[int]) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(np.array(matrix)).float())
        self.shape = tuple(shape)

    def forward(self, inputs: Tensor) -> Tensor:
        squares = (inputs.flatten(1).float() @ self.weight) ** 2
        return squares.reshape(-1, *self.shape) + TRAINING_SHIFT * self.training


def _facts(result: Any, model: Squares, before: Tensor) -> Report:
    return {
        "is_tensor": isinstance(result, Tensor),
        "requires_grad": isinstance(result, Tensor) and result.requires_grad,
        "changed": not torch.equal(model.weight.detach(), before),
    }


@probe
def means_report(
    class_means: Function,
    matrix: ArrayLike,
    images: ArrayLike,
    labels: ArrayLike,
    sizes: Sequence[int],
    n_classes: int | None = None,
    training: bool = False,
) -> Report:
    """Return the `means` that a function computes of codes, the squares of (images, flat) @ matrix, batch by batch.

    Without `n_classes` the function's own default is used; the encoder comes in training mode if `training`, where
    something is added to its codes. `is_tensor`, `requires_grad`; whether the encoder's weights have `changed`.
    """
    encoder = Squares(matrix, (np.shape(matrix)[1],)).train(training)
    before = encoder.weight.detach().clone()
    options = {} if n_classes is None else {"n_classes": n_classes}
    result = call(class_means, encoder, _loader(images, np.array(labels, dtype=np.int64), sizes), **options)
    return {"means": as_array(result, "The result")} | _facts(result, encoder, before)


@probe
def mixtures_report(
    decode_mixtures: Function, matrix: ArrayLike, shape: Sequence[int], means: ArrayLike, training: bool = False
) -> Report:
    """Return the `images` that a function decodes of mean codes (C, K), the squares of codes @ matrix, in a shape.

    The decoder comes in training mode if `training`, where something is added to its images. `is_tensor`,
    `requires_grad`; whether the decoder's weights, or the means, have `changed`.
    """
    decoder = Squares(matrix, shape).train(training)
    before, codes = decoder.weight.detach().clone(), torch.tensor(np.array(means)).float()
    kept = codes.clone()
    result = call(decode_mixtures, decoder, codes)
    report = {"images": as_array(result, "The result")} | _facts(result, decoder, before)
    return report | {"means_changed": not torch.equal(kept, codes)}


# --- figures ----------------------------------------------------------------------------------------------------------


def _upright(axis: Axes, picture: NDArray[np.float64]) -> NDArray[np.float64]:
    bottom, top = axis.get_ylim()
    return picture[::-1] if bottom < top else picture


def canvas_of(figure: Any, what: str) -> Report:
    """Return what a figure shows, one picture or a grid of them, which is put together without gaps.

    `canvas`: the numbers; `shown`: how bright they are drawn, 0 black, 1 white; `limits` of the first picture, and
    whether all pictures have the `same`; `colored`: whether anything is not grey; `x_labels`, `y_labels`: texts of all
    ticks, titles and labels of axes, in reading order.
    """
    if figure is None:
        raise Missing(f"`{what}` is not defined yet.")
    if not isinstance(figure, Figure):
        raise Mistake(f"`{what}` must be a Figure, not something else: `show_canvas` returns one.")
    shown = [axis for axis in figure.axes if axis.images]
    if not shown:
        raise Mistake(f"`{what}` shows no picture: draw it with `show_canvas`, or with `imshow`.")
    figure.canvas.draw()  # layouts and ticks are settled only now
    places = sorted((round(-axis.bbox.y0 - axis.bbox.y1), axis.bbox.x0, i) for i, axis in enumerate(shown))
    rows = [[shown[i] for y, _, i in places if y == row] for row in sorted({y for y, *_ in places})]

    def joined(look: Any) -> NDArray[np.float64]:
        return np.concatenate(
            [np.concatenate([_upright(axis, look(axis.images[0])) for axis in row], 1) for row in rows]
        )

    def numbers(image: AxesImage) -> NDArray[np.float64]:
        array = as_array(np.asarray(image.get_array()))
        return array[..., :3].mean(-1) if array.ndim == 3 else array

    def colors(image: AxesImage) -> NDArray[np.float64]:
        return np.asarray(image.to_rgba(np.asarray(image.get_array())), dtype=np.float64)[..., :3]

    try:
        canvas, bright = joined(numbers), joined(lambda image: colors(image).mean(-1))
    except ValueError:
        raise Mistake(f"The pictures of `{what}` do not fit together: they have different sizes.") from None
    limits = [tuple(float(limit) for limit in axis.images[0].get_clim()) for axis in shown]
    spread = max(float(np.ptp(colors(axis.images[0]), axis=-1).max()) for axis in shown)
    texts = {"x_labels": _texts(shown, "x"), "y_labels": _texts(shown, "y")}
    return {
        "canvas": canvas,
        "shown": bright,
        "limits": list(limits[0]),
        "same": len(set(limits)) == 1,
        "colored": spread > 0.02,
        **texts,
    }


def _texts(axes: Sequence[Axes], side: str) -> list[str]:
    found = []
    for axis in axes:
        ruler = axis.xaxis if side == "x" else axis.yaxis
        low, high = sorted(axis.get_xlim() if side == "x" else axis.get_ylim())
        inside = zip(ruler.get_ticklocs(), ruler.get_ticklabels(), strict=False)
        found += [label.get_text() for place, label in inside if low <= place <= high]
        found += [ruler.get_label_text()] + ([axis.get_title()] if side == "x" else [])
    return [text.strip()[:20] for text in found if text.strip()]


def _network(network: Any) -> nn.Module:
    if network is None:
        raise Missing("`network` is not defined yet.")
    if not isinstance(network, nn.Module):
        raise Mistake("There is no `network`: the figure is drawn with the one of q7.")
    model: nn.Module = network
    with contextlib.suppress(Exception):
        model = copy.deepcopy(model)
    return model.cpu().float()


@probe
def pairs_report(figure: Any, network: Any, pair_grid: Function, images: ArrayLike) -> Report:
    """Return the picture in `fig_pairs`, as `canvas_of` does, and the `reconstructions` of images (n, 1, 28, 28).

    `own`: what the notebook's `pair_grid` makes of both; None if it fails.
    """
    report = canvas_of(figure, "fig_pairs")
    batch = torch.tensor(np.array(images)).float()
    outputs = evaluate(_network(network), batch)
    report |= {"reconstructions": outputs.numpy(), "own": None}
    with contextlib.suppress(Mistake):
        report["own"] = as_array(call(pair_grid, batch, outputs))
    return report


@probe
def codes_report(network: Any, images: ArrayLike) -> Report:
    """Return the `codes` (n, K) that the network's encoder makes of uint8 digits (n, 28, 28), as pixels from 0 to 1."""
    model = _network(network)
    if not isinstance(getattr(model, "encoder", None), nn.Module):
        raise Mistake("`network` has no `encoder`: build it as AutoEncoder(32, 32, 10).")
    batch = torch.tensor(np.array(images))[:, None].float() / 255
    return {"codes": evaluate(model.get_submodule("encoder"), batch, "encoder").numpy()}


@probe
def matrix_report(
    figure: Any, network: Any, decode_mixtures: Function, codes: ArrayLike, own_means: ArrayLike | None = None
) -> Report:
    """Return the picture in `fig_mix`, as `canvas_of` does, and the mixtures of codes by the network's decoder.

    Args:
        codes: (m, K), to be `decoded`.
        own_means: what the notebook's own `decode_mixtures` gets, which makes `mixed` of it; None if it fails.
    """
    report = canvas_of(figure, "fig_mix") | {"decoded": None, "mixed": None}
    with contextlib.suppress(Mistake, AttributeError):
        decoder = _network(network).get_submodule("decoder").eval()
        report["decoded"] = evaluate(decoder, torch.tensor(np.array(codes)).float(), "decoder").numpy()
        if own_means is not None:
            result = call(decode_mixtures, decoder, torch.tensor(np.array(own_means)).float())
            report["mixed"] = as_array(result)
    return report
