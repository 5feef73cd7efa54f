"""What the notebooks of this unit import: device, data, training, checkpoints, pictures, checks, export.

    from hw9_support import *

One file, because Colab fetches one file. It reads top-down, in the order in which a notebook uses it.
"""

from __future__ import annotations

import contextlib
import html
import http.client
import importlib
import io
import json
import os
import re
import socket
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import matplotlib.pyplot as plt
import numpy as np
import safetensors.torch
import torch
import torch.nn.functional as F
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.parameter import is_lazy
from torchvision.datasets import MNIST
from tqdm import tqdm

__version__ = "1.0"
__all__ = ["MNIST_MEAN", "MNIST_STD", "History", "check", "choose_device", "export", "load_checkpoint"]
__all__ += ["load_mnist", "run_model", "show_images", "show_reconstructions", "unnormalize"]

MNIST_MEAN, MNIST_STD = 0.1307, 0.3081
CHECKPOINT_MEGABYTES = 8
SHORT_STEPS, SHORT_BATCH, SHORT_DIGITS = 200, 64, 2000  # training at grading time, where no checkpoint fits

Images = TypeVar("Images", Tensor, NDArray[Any])
OutputAndLoss = Callable[[nn.Module, Tensor, Tensor], tuple[Tensor, Tensor]]
Forward = Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]  # the same, its model filled in

# --- where this runs ------------------------------------------------------------------------------------


def choose_device() -> torch.device:
    """Print and return the fastest device of this machine: cuda, else mps, else cpu."""
    device = _device()
    print(f"Using '{device}' device.")
    return device


def _device() -> torch.device:
    if torch.cuda.is_available() and not _grading_data():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() and not _grading_data() else "cpu")


def _grading_data() -> str | None:
    """Return the folder with the data for grading, which is named only while a notebook is being graded."""
    return os.environ.get("HOMEWORK_GRADING")


def _shell() -> Any | None:
    """Return the IPython shell around us, None in a plain script."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _display(thing: object) -> None:
    """Show something below the notebook cell; a plain script shows nothing."""
    if _shell():
        importlib.import_module("IPython.display").display(thing)


# --- data -----------------------------------------------------------------------------------------------


def load_mnist(data_path: str | Path, train: bool = True) -> tuple[Tensor, Tensor]:
    """Return a whole split of MNIST, normalised; download it if it is not below `data_path` yet.

    Args:
        data_path: folder that holds, or will hold, `MNIST/raw`.
        train: the 60,000 training digits, or else the 10,000 test digits.

    Returns:
        images: (n, 1, 28, 28) float32 with mean 0 and standard deviation 1; -0.42 is black, 2.82 white.
        labels: (n,) int64, 0 to 9.

    Raises:
        RuntimeError: the files are damaged, or missing and out of reach.
    """
    pixels, labels = _read_mnist(Path(_grading_data() or data_path).expanduser().resolve(), train)
    return pixels.unsqueeze(1).float().div_(255).sub_(MNIST_MEAN).div_(MNIST_STD), labels.clone()


def unnormalize(images: Images) -> Images:
    """Return normalised images as grey values, 0 black and 1 white: tensor or array, any shape.

    Nothing is clipped, so what a network made up may lie outside [0, 1].
    """
    return images * MNIST_STD + MNIST_MEAN


@lru_cache(maxsize=4)  # as bytes: 55 MB for both splits, and nothing that a notebook does can change them
def _read_mnist(folder: Path, train: bool) -> tuple[Tensor, Tensor]:
    """Return uint8 (n, 28, 28) and int64 (n,)."""
    raw = folder / "MNIST" / "raw"
    if not all((raw / Path(name).stem).is_file() for name, _ in MNIST.resources):
        _download_mnist(folder)
    try:
        mnist = MNIST(folder, train=train)
        whole = mnist.data.shape == (len(mnist.targets), 28, 28) and 0 <= mnist.targets.max() < 10
    except (OSError, RuntimeError, ValueError, TypeError, AssertionError, LookupError):
        whole = False
    if not whole:
        raise RuntimeError(f"MNIST in '{raw}' is damaged or cut short: delete it and run this again.")
    return mnist.data, mnist.targets


def _download_mnist(folder: Path) -> None:
    patience = socket.getdefaulttimeout()
    socket.setdefaulttimeout(20)  # seconds; a firewall that swallows packets would hold us for minutes
    try:
        if _grading_data():
            raise RuntimeError
        with contextlib.redirect_stderr(sys.stdout):  # its progress bar
            MNIST(folder, download=True)
    except (OSError, RuntimeError, EOFError, http.client.HTTPException):
        raise RuntimeError(
            f"MNIST is not in '{folder}' and could not be downloaded: go online and run this again, "
            f"or copy its four files into '{folder / 'MNIST' / 'raw'}'."
        ) from None
    finally:
        socket.setdefaulttimeout(patience)


# --- training -------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class History:
    """How a training went: after each epoch the mean loss, and for a classifier the accuracy in [0, 1]."""

    train_loss: list[float] = field(default_factory=list)
    valid_loss: list[float] = field(default_factory=list)
    valid_accuracy: list[float] = field(default_factory=list)

    @property
    def epochs(self) -> int:
        return len(self.train_loss)

    def last_epoch(self) -> str:
        """Return the latest numbers in words."""
        words = [f"Train Loss = {loss:.4f}" for loss in self.train_loss[-1:]]
        words += [f"Valid Loss = {loss:.4f}" for loss in self.valid_loss[-1:]]
        words += [f"Valid Accuracy = {accuracy:.1%}" for accuracy in self.valid_accuracy[-1:]]
        return "; ".join(words)

    def __repr__(self) -> str:
        return f"History({self.epochs} epochs; {self.last_epoch()})"

    def plot(self) -> Figure:
        """Draw the losses, and the accuracy of a classifier beside them."""
        percent = [100 * accuracy for accuracy in self.valid_accuracy]
        sides = 1 + bool(percent)
        figure, axes = plt.subplots(1, sides, figsize=(4.5 * sides, 3), squeeze=False, layout="constrained")
        axes[0, 0].plot(range(1, self.epochs + 1), self.train_loss, "o-", color="#0072B2", label="Train Loss")
        orange = {"marker": "s", "color": "#D55E00"}  # told apart from blue dots by every eye, and in print
        axes[0, 0].plot(range(1, len(self.valid_loss) + 1), self.valid_loss, label="Valid Loss", **orange)
        if percent:
            axes[0, 1].plot(range(1, len(percent) + 1), percent, label="Valid Accuracy in %", **orange)
        for axis in axes.flat:
            axis.set_xlabel("Epoch")
            axis.xaxis.set_major_locator(MaxNLocator(integer=True))
            axis.grid(alpha=0.3)
            axis.legend()
        plt.close(figure)  # pyplot would show it once more at the end of the cell
        return figure


def run_model(
    data_path: str | Path,
    model: nn.Module,
    *,
    learning_rate: float = 0.001,
    batch_size: int = 256,
    epochs: int = 10,
    get_output_and_loss: OutputAndLoss | None = None,
    checkpoint: str | None = None,
    seed: int | None = None,
) -> History:
    """Train a model on MNIST with Adam, print a line after each epoch, and show the loss curve.

    The test digits serve for validation. Afterwards the model is on the CPU, in evaluation mode.
    While a homework is being graded, the checkpoint is loaded instead.

    Args:
        data_path: folder of MNIST, see `load_mnist`.
        model: takes normalised images, (n, 1, 28, 28) float32.
        learning_rate: step size of Adam.
        batch_size: images in a step.
        epochs: how many times every image is seen.
        get_output_and_loss: (model, X, y) → (output, mean loss); the cross-entropy of logits if None.
        checkpoint: keeps the weights in `checkpoints/<checkpoint>.safetensors`, rewritten after each epoch.
        seed: fixes shuffling and dropout. First weights are drawn where the model is made: seed torch there.

    Raises:
        TypeError, ValueError: model, loss function or settings do not fit; the sentence says why.
        FloatingPointError: the loss is no longer a finite number.
    """
    if not isinstance(model, nn.Module):
        raise TypeError(f"`model` is a {type(model).__name__}, not a network: is a `return` or `()` missing?")
    if epochs < 1 or batch_size < 1:
        raise ValueError("`epochs` and `batch_size` must be 1 or more.")
    file = _checkpoint_file(checkpoint) if checkpoint else None
    forward = partial(get_output_and_loss or _output_and_cross_entropy, model)
    if _grading_data():
        return _load_or_train_briefly(model, forward, learning_rate, file, seed or 0)

    device, history = _device(), History()
    images, labels = (part.to(device) for part in load_mnist(data_path))
    valid_images, valid_labels = (part.to(device) for part in load_mnist(data_path, train=False))
    with _training(model, device, seed) as shuffler:
        _try_out(model, forward, images[:batch_size], labels[:batch_size])
        optimizer = _adam(model, learning_rate)
        for epoch in range(1, epochs + 1):
            batches = torch.split(torch.randperm(len(images), generator=shuffler).to(device), batch_size)
            watched = _with_bar(batches, f"Epoch {epoch}/{epochs}")
            history.train_loss.append(_train(model, forward, optimizer, images, labels, watched))
            _validate(model, forward, valid_images, valid_labels, history)
            print(f"[{epoch:{len(str(epochs))}}/{epochs}] {history.last_epoch()}")
            if file:
                _save_checkpoint(file, model, history, seed=seed, device=str(device), fallback=False)
    _display(history.plot())
    return history


def _output_and_cross_entropy(model: nn.Module, X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    logits = model(X)
    if not isinstance(logits, Tensor) or logits.shape != (len(X), 10):
        found = tuple(logits.shape) if isinstance(logits, Tensor) else f"a {type(logits).__name__}"
        raise ValueError(f"A classifier returns ten logits an image, here {(len(X), 10)}; this one {found}.")
    return logits, F.cross_entropy(logits, y)


@contextlib.contextmanager
def _training(model: nn.Module, device: torch.device, seed: int | None) -> Iterator[torch.Generator]:
    """Lend the model to the device and give a generator for shuffling; put all back, whatever happens.

    A seed holds only in here: the global random state goes on afterwards as if nothing had been drawn.
    """
    with torch.random.fork_rng([device] if device.type == "cuda" else [], enabled=seed is not None):
        if seed is not None:
            torch.manual_seed(seed)
        try:
            model.to(device)
            yield torch.Generator().manual_seed(int(torch.randint(2**62, ())))
        finally:
            if not any(is_lazy(parameter) for parameter in model.parameters()):
                model.to(memory_format=torch.contiguous_format)
            model.cpu().eval()


def _try_out(model: nn.Module, forward: Forward, X: Tensor, y: Tensor) -> None:
    """Run one batch without learning from it, so that a mistake shows at once and in words.

    Convolutions train a third faster with channels last, but a `view` in somebody's model may refuse it.
    """
    model.eval()
    _expect_output_and_loss(model, forward(X, y))
    if X.device.type != "mps":
        try:
            model.to(memory_format=torch.channels_last)
            forward(X, y)
        except RuntimeError:
            model.to(memory_format=torch.contiguous_format)


def _expect_output_and_loss(model: nn.Module, result: Any) -> None:
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"`get_output_and_loss` must `return output, loss`, not a {type(result).__name__}.")
    output, loss = result
    if not isinstance(output, Tensor) or not isinstance(loss, Tensor) or loss.ndim:
        found = f"of shape {tuple(loss.shape)}" if isinstance(loss, Tensor) else f"a {type(loss).__name__}"
        raise TypeError(f"`get_output_and_loss` must return tensors, the loss a single number, not {found}.")
    if not any(parameter.requires_grad for parameter in model.parameters()):
        raise ValueError("The model has no parameters to train.")
    if not loss.requires_grad:
        raise ValueError("The loss is cut off from the model: leave out .item(), .detach() and no_grad().")
    if output.shape[1:] == (10,) and (output >= 0).all() and ((output.sum(1) - 1).abs() < 1e-4).all():
        print("Hint: these outputs are probabilities. Cross-entropy wants logits: leave out the softmax.")


def _adam(model: nn.Module, learning_rate: float) -> torch.optim.Adam:
    fused = next(model.parameters()).device.type in ("cpu", "cuda")
    return torch.optim.Adam(model.parameters(), lr=learning_rate, fused=fused)


def _train(
    model: nn.Module,
    forward: Forward,
    optimizer: torch.optim.Optimizer,
    images: Tensor,
    labels: Tensor,
    batches: Iterable[Tensor],
) -> float:
    """Take one step for each batch of indices; return the mean loss over the images."""
    model.train()
    losses, sizes = [], []
    for batch in batches:
        optimizer.zero_grad()
        _, loss = forward(images[batch], labels[batch])
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(loss.detach())  # stays on the device: reading it would wait for the step
        sizes.append(len(batch))
    return _mean(losses, sizes)


def _validate(model: nn.Module, forward: Forward, images: Tensor, labels: Tensor, history: History) -> None:
    """Append the mean loss over the images to the history, and the accuracy of a classifier."""
    model.eval()
    losses, sizes, hits = [], [], []
    with torch.inference_mode():
        for X, y in zip(torch.split(images, 1000), torch.split(labels, 1000), strict=True):
            output, loss = forward(X, y)
            losses.append(loss)
            sizes.append(len(X))
            if output.shape == (len(X), 10):
                hits.append((output.argmax(1) == y).sum())
    history.valid_loss.append(_mean(losses, sizes))
    if hits:
        history.valid_accuracy.append(int(torch.stack(hits).sum()) / len(images))


def _mean(losses: list[Tensor], sizes: list[int]) -> float:
    """Return the mean over images, from the means over batches of these sizes."""
    mean = float(np.average(torch.stack(losses).tolist(), weights=sizes))
    if not np.isfinite(mean):
        raise FloatingPointError(f"The loss became {mean}: training collapsed. Try a lower learning_rate.")
    return mean


def _with_bar(batches: Sequence[Tensor], title: str) -> Iterable[Tensor]:
    """Add a progress bar where somebody watches. Plain tqdm on stdout: no widgets, nothing in red."""
    if not _shell() and not sys.stdout.isatty():
        return batches
    return tqdm(batches, title, leave=False, file=sys.stdout, mininterval=0.5, ncols=70)


# --- checkpoints ----------------------------------------------------------------------------------------


def load_checkpoint(name: str, model: nn.Module, folder: str | Path = "checkpoints") -> History:
    """Load the weights that `run_model(…, checkpoint=name)` kept, set evaluation mode; return their history.

    Raises:
        FileNotFoundError: there is no such checkpoint.
        ValueError: it is damaged or too large, or does not fit the model; the first difference is named.
    """
    return _load_checkpoint(_checkpoint_file(name, folder), model)


def _checkpoint_file(name: str, folder: str | Path = "checkpoints") -> Path:
    if not re.fullmatch(r"[\w-]+", name):
        raise ValueError(f"A checkpoint's name has only letters, digits, _ and -, as 'q10'; not {name!r}.")
    return Path(folder) / f"{name}.safetensors"


def _load_checkpoint(file: Path, model: nn.Module) -> History:
    if not file.is_file():
        raise FileNotFoundError(f"There is no checkpoint '{file}': run the cell that trains it.")
    if file.stat().st_size > CHECKPOINT_MEGABYTES * 2**20:
        raise ValueError(f"'{file}' is larger than {CHECKPOINT_MEGABYTES} MB: train a smaller network.")
    try:
        with safetensors.safe_open(file, framework="pt") as content:
            stored = {layer: content.get_tensor(layer) for layer in content.keys()}  # noqa: SIM118
            history = History(**json.loads((content.metadata() or {}).get("history", "{}")))
    except (safetensors.SafetensorError, ValueError, TypeError):
        raise ValueError(f"'{file}' is damaged: run the cell that trains it again.") from None
    if difference := _first_difference(stored, model.state_dict()):
        raise ValueError(f"'{file}' does not fit the model: {difference}. Run the cell that trains it again.")
    model.load_state_dict(stored)
    model.eval()
    return history


def _first_difference(stored: dict[str, Tensor], wanted: dict[str, Tensor]) -> str | None:
    for name, tensor in wanted.items():
        if name not in stored:
            return f"'{name}' is not in the file"
        if not is_lazy(tensor) and stored[name].shape != tensor.shape:
            return f"'{name}' is {tuple(stored[name].shape)} in the file, {tuple(tensor.shape)} in the model"
    return next((f"'{name}' is not in the model" for name in stored if name not in wanted), None)


def _save_checkpoint(file: Path, model: nn.Module, history: History, **facts: str | int | None) -> None:
    tensors = {  # copies, since safetensors refuses weights that are shared, or laid out with channels last
        layer: tensor.detach().clone(memory_format=torch.contiguous_format).cpu()
        for layer, tensor in model.state_dict().items()
    }
    header = {name: fact if isinstance(fact, str) else json.dumps(fact) for name, fact in facts.items()}
    header |= {"support_version": __version__, "torch": str(torch.__version__)}
    content = safetensors.torch.save(tensors, header | {"history": json.dumps(asdict(history))})
    file.parent.mkdir(exist_ok=True)
    _write(file, content)
    if len(content) > CHECKPOINT_MEGABYTES * 2**20 and history.epochs == 1:
        print(f"'{file}' has over {CHECKPOINT_MEGABYTES} MB, too many to hand in: train a smaller network.")


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, so that an interrupted cell leaves no half one."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _load_or_train_briefly(
    model: nn.Module, forward: Forward, learning_rate: float, file: Path | None, seed: int
) -> History:
    """Do what `run_model` does while grading: load the checkpoint, or train for seconds where none fits.

    The history of that training holds two losses, the means over its first and its last 20 steps.
    """
    if file:
        try:
            return _load_checkpoint(file, model)
        except (FileNotFoundError, ValueError) as problem:
            print(f"Grading: {problem}")
    images, labels = (part[:SHORT_DIGITS] for part in load_mnist("the folder for grading"))
    with _training(model, images.device, seed) as shuffler:
        _try_out(model, forward, images[:SHORT_BATCH], labels[:SHORT_BATCH])
        passes = range(-(-SHORT_STEPS * SHORT_BATCH // len(images)))
        order = torch.cat([torch.randperm(len(images), generator=shuffler) for _ in passes])
        steps = torch.split(order, SHORT_BATCH)[:SHORT_STEPS]
        take = partial(_train, model, forward, _adam(model, learning_rate), images, labels)
        first, _, last = [take(part) for part in (steps[:20], steps[20:-20], steps[-20:])]
        history = History([first, last])
        if file:
            _save_checkpoint(file, model, history, seed=seed, device="cpu", fallback=True)
    print(f"Grading: trained for {SHORT_STEPS} steps.")
    return history


# --- pictures -------------------------------------------------------------------------------------------


def show_images(
    images: Tensor | NDArray[Any],
    titles: Iterable[object] | None = None,
    columns: int = 8,
    normalized: bool = True,
) -> Figure:
    """Draw grey images in rows.

    Args:
        images: (n, height, width) or (n, 1, height, width), or a single (height, width); tensor or array.
        titles: one an image, for example the labels.
        columns: images in a row.
        normalized: as `load_mnist` gives them. If False, 0 is black and 1 is white already.
    """
    array = np.asarray(images.detach().cpu() if isinstance(images, Tensor) else images, dtype=float)
    if array.size == 0 or array.ndim not in (2, 3, 4) or (array.ndim == 4 and array.shape[1] != 1):
        raise ValueError(f"Grey images are (n, height, width) or (n, 1, height, width), not {array.shape}.")
    array = array.reshape(-1, *array.shape[-2:])
    names = [""] * len(array)
    if titles is not None:  # str() of an element of a tensor would be "tensor(7)"
        names = [str(title.item() if isinstance(title, Tensor) else title) for title in titles]
    if len(names) != len(array):
        raise ValueError(f"There are {len(array)} images, but {len(names)} titles.")
    columns = min(columns, len(array))
    rows = -(-len(array) // columns)
    size = (1.2 * columns, 1.3 * rows)
    figure, axes = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="constrained")
    for axis in axes.flat:
        axis.axis("off")
    pictures = unnormalize(array) if normalized else array
    for axis, picture, name in zip(axes.flat, pictures, names, strict=False):
        axis.imshow(picture, cmap="gray", vmin=0, vmax=1)
        axis.set_title(name, fontsize=9)
    plt.close(figure)
    return figure


def show_reconstructions(model: nn.Module, images: Tensor | NDArray[Any]) -> Figure:
    """Draw normalised images, (n, 28, 28) or (n, 1, 28, 28), above what an autoencoder makes of them."""
    device = next((parameter.device for parameter in model.parameters()), torch.device("cpu"))
    originals = torch.as_tensor(images, dtype=torch.float32, device=device).reshape(-1, 1, 28, 28)
    was_training = model.training
    model.eval()
    with torch.inference_mode():
        copies = model(originals)
    model.train(was_training)
    if copies.shape != originals.shape:
        raise ValueError(f"The model made {tuple(copies.shape)} of images {tuple(originals.shape)}.")
    return show_images(torch.cat([originals, copies]), columns=len(originals))


# --- checks ---------------------------------------------------------------------------------------------


def check(question: str) -> None:
    """Run the tests of a question, as in `check("q3")`, on what the notebook has defined; show the result.

    Raises:
        AssertionError: a test failed, and it is nbgrader that runs the notebook.
        FileNotFoundError, RuntimeError, ValueError: no tests, no otter, or no such question.
    """
    shell = _shell()
    namespace = shell.user_ns if shell else sys._getframe(1).f_globals
    folder = os.environ.get("HOMEWORK_TESTS", "tests")
    with contextlib.redirect_stderr(sys.stdout):  # for nbgrader a warning is a failure
        try:
            from otter import Notebook
        except ImportError:
            raise RuntimeError("otter-grader is not installed: pip install otter-grader") from None
        if not Notebook._grading_mode:  # otter has its own folder there
            _expect_question(Path(folder), question)
        result = Notebook(tests_dir=folder).check(question, namespace)
    if os.environ.get("NBGRADER_EXECUTION"):
        print(result.summary(public_only=True))
        if not result.passed_all:
            passed = [case.passed for case in result.test_case_results]
            raise AssertionError(f"{question}: {sum(passed)} of {len(passed)} tests passed.")
    elif not Notebook._grading_mode:
        _display(result) if shell else print(result)


def _expect_question(folder: Path, question: str) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder '{folder}' here: download the homework again.")
    known = sorted((file.stem for file in folder.glob("*.py")), key=lambda name: (len(name), name))
    if question not in known:
        raise ValueError(f"There are no tests for {question!r}, only for {', '.join(known)}.")


# --- handing in -----------------------------------------------------------------------------------------


def export(notebook: str | Path | None = None) -> None:
    """Write `<notebook>-submission.zip`: the notebook as last saved, and the checkpoints.

    Args:
        notebook: its file name; needed only where it cannot be found out.

    Raises:
        FileNotFoundError, RuntimeError, ValueError: there is no telling which notebook, or it cannot be read.
    """
    if _grading_data() or os.environ.get("NBGRADER_EXECUTION"):
        return print("The notebook is being graded: nothing to export.")
    on_colab = "google.colab" in sys.modules and notebook is None
    name, content = _notebook_from_colab() if on_colab else _notebook_from_disk(_find_notebook(notebook))
    wanted = _named_checkpoints(name, content)
    files = sorted(Path("checkpoints").glob("*.safetensors"))
    small = [file for file in files if file.stat().st_size <= CHECKPOINT_MEGABYTES * 2**20]
    target = Path(f"{Path(name).stem}-submission.zip")
    _write(target, _zip({name: content} | {file.as_posix(): file.read_bytes() for file in small}))
    print(f"{target} holds {', '.join([name, *(file.as_posix() for file in small)])}.")
    for file in sorted({*files} - {*small}):
        print(f"Left out: {file.as_posix()} has over {CHECKPOINT_MEGABYTES} MB. Train a smaller network.")
    for missing in sorted(wanted - {file.stem for file in files}):
        print(f"Missing: checkpoints/{missing}.safetensors. Run its training cell, then this one again.")
    if on_colab:
        importlib.import_module("google.colab.files").download(str(target))
    elif _shell():
        link = f'<a href="{quote(target.name)}" download>Download {html.escape(target.name)}</a>'
        _display(importlib.import_module("IPython.display").HTML(link))


def _find_notebook(notebook: str | Path | None) -> Path:
    """Return the notebook's file: as told, as VS Code or Jupyter say, or the only one here."""
    if notebook and not Path(notebook).is_file():
        raise FileNotFoundError(f"There is no notebook '{notebook}' in '{Path.cwd()}'.")
    shell = _shell()
    in_vscode = shell.user_ns.get("__vsc_ipynb_file__") if shell else None
    for path in [Path(told) for told in (notebook, in_vscode, os.environ.get("JPY_SESSION_NAME")) if told]:
        for candidate in (path, Path(path.name)):
            if candidate.suffix == ".ipynb" and candidate.is_file():
                return candidate
    here = sorted(path.name for path in Path().glob("[!.]*.ipynb"))
    if len(here) != 1:
        raise ValueError(f'Which notebook? Here are {", ".join(here) or "none"}: write export("NAME.ipynb").')
    return Path(here[0])


def _notebook_from_disk(file: Path) -> tuple[str, bytes]:
    saved = file.stat().st_mtime
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(saved))
    print(f"{file.name} was last saved at {when}, {(time.time() - saved) / 60:.0f} min ago.")
    print("If you changed it since, save it first, then run this cell again.")
    return file.name, file.read_bytes()


def _notebook_from_colab() -> tuple[str, bytes]:
    """Fetch the notebook from the browser: on Colab it is not among the files."""
    ask = importlib.import_module("google.colab._message").blocking_request
    notebook = (ask("get_ipynb", request="", timeout_sec=30) or {}).get("ipynb")
    if not notebook:
        raise RuntimeError("Colab did not hand over the notebook: save it (Ctrl+S) and run this cell again.")
    metadata = notebook.get("metadata", {})
    name = metadata.get("homework", {}).get("assignment") or metadata.get("colab", {}).get("name", "notebook")
    name = re.sub(r"[^\w-]", "_", name.removesuffix(".ipynb"))
    return f"{name}.ipynb", json.dumps(notebook, indent=1).encode()


def _named_checkpoints(name: str, content: bytes) -> set[str]:
    """Return the checkpoints that the code of a notebook names."""
    try:
        cells = json.loads(content)["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    except (ValueError, LookupError, TypeError):
        raise ValueError(f"'{name}' is empty or damaged: save it and run this cell again.") from None
    return set(re.findall(r"""^[^#\n]*\bcheckpoint\s*=\s*["']([\w-]+)["']""", code, re.MULTILINE))


def _zip(files: dict[str, bytes]) -> bytes:
    """Return a zip archive: the same files give the same bytes, whenever and wherever."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            writer.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
