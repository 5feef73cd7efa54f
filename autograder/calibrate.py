"""Calibration: train the reference networks of a master notebook and write down what they reach.

Which networks these are is said in `reference_networks.toml` beside the master. The definitions come from the master
notebook itself, so that the figures in `reference.json` are those of the code that students are shown. Every finished
training is kept in `build/calibration`, in a folder named by network, seed and a hash of the code behind it: an
interrupted command goes on where it stopped.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec
import torch

from autograder import embedded
from autograder.course import Assignment, UserError
from autograder.data.rebuild import RAW, DataError, read_originals, write_files
from autograder.definitions import Definitions
from autograder.pca import write_pca_table
from autograder.results import processor

PUBLISHED_LENET = {  # epoch → lowest and highest accuracy, lowest and highest validation loss
    1: ((0.945, 0.965), (0.13, 0.19)),
    2: ((0.965, 0.98), (0.07, 0.11)),
    10: ((0.983, 0.99), (0.03, 0.055)),
}


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A network to train: how the notebook's own definitions build it, with what loss, and what `run_model` is told.

    `optimizer` is a name in `torch.optim`.
    """

    build: str
    loss: str | None = None
    has_checkpoint: bool = True
    learning_rate: float = 0.001
    batch_size: int = 256
    epochs: int = 10
    optimizer: str | None = None
    warmup_steps: int = 0
    normalized: bool = True
    flat: bool = False

    @property
    def needs(self) -> str:
        """An expression that builds it and names its loss."""
        return f"({self.build}, {self.loss})"


def read_networks(assignment: Assignment) -> dict[str, Network]:
    """Return the reference networks of an assignment by name.

    Raises:
        UserError: it has none, or the file that names them cannot be used.
    """
    file = assignment.source / "reference_networks.toml"
    try:
        return msgspec.toml.decode(file.read_bytes(), type=dict[str, Network])
    except FileNotFoundError:
        raise UserError(f"There is nothing to calibrate in {assignment.name}: {file} is missing.") from None
    except (msgspec.DecodeError, OSError) as error:
        raise UserError(f"{file} cannot be used: {error}.") from None


@dataclass(frozen=True)
class Training:
    """One network trained with one seed, epoch by epoch; raw errors are those of pixels in [0, 1]."""

    parameters: int
    code_size: int | None
    train_loss: list[float]
    valid_loss: list[float]
    valid_accuracy: list[float]
    raw_mae: float | None
    raw_mse: float | None
    seconds_per_epoch: float
    hardware: str


def calibrate(assignment: Assignment, data: Path, seeds: Sequence[int] = (0, 1, 2)) -> None:
    """Train every reference network with each seed; rewrite `reference.json`, checkpoints and PCA table.

    Args:
        assignment: whose networks.
        data: a folder with the complete MNIST, as torchvision lays it out.
        seeds: of the weights and of the order of the digits.

    Raises:
        UserError: the data are not the complete MNIST, there are no networks, or the notebook lacks a definition.
    """
    data = data.resolve()
    require_complete_mnist(data)
    networks = read_networks(assignment)
    assignment.put_on_path()
    definitions = Definitions.of_notebook(assignment.master)
    cache = assignment.course.root.resolve() / "build" / "calibration"
    trainings = {
        name: {seed: train_once(name, network, seed, definitions, data, cache) for seed in seeds}
        for name, network in networks.items()
    }
    if any(network.loss and network.normalized for network in networks.values()):  # they are compared with PCA
        write_pca_table(data)
    checkpoints = {}
    for name, network in networks.items():
        if network.has_checkpoint:
            finished = cache / training_key(name, network, median_seed(trainings[name]), definitions)
            file = Path("checkpoints", f"{name}.safetensors")
            checkpoints[file.name] = (finished / file).read_bytes()
    write_files(checkpoints, assignment.source / "reference_checkpoints")
    reference = json.dumps(summarize_all(networks, trainings), indent=1) + "\n"
    write_files({"reference.json": reference.encode()}, assignment.source)


def require_complete_mnist(data: Path) -> None:
    """Make sure that `data` holds the complete, original MNIST where torchvision looks for it.

    Raises:
        UserError: it does not; the sentence says how to get it.
    """
    try:
        read_originals(data / RAW)
    except DataError as error:
        fetch = f"python autograder/data/rebuild.py --fetch {data}"
        raise UserError(f"Calibration needs all of MNIST; `{fetch}` gets it. ({error})") from None


def training_key(name: str, network: Network, seed: int, definitions: Definitions) -> str:
    """Return the name of a training's folder: network, seed, and a hash of what else decides its outcome."""
    parts = [*definitions.needed(network.needs).values(), repr(network), torch.__version__]
    return f"{name}-{seed}-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:12]}"


def train_once(
    name: str,
    network: Network,
    seed: int,
    definitions: Definitions,
    data: Path,
    cache: Path,
) -> Training:
    """Train one network with one seed, or read what an earlier run kept of exactly this training.

    Args:
        name: of its checkpoint.
        data: the data folder, absolute.
        cache: `build/calibration`; the training's own folder below it appears only when it is finished.
    """
    folder = cache / training_key(name, network, seed, definitions)
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as temporary:
            unfinished = Path(temporary, "training")
            unfinished.mkdir()
            print(f"{name}, seed {seed}:", flush=True)
            with contextlib.chdir(unfinished):  # run_model writes its checkpoint below the current folder
                training = _train(name, network, seed, definitions, data)
            (unfinished / "training.json").write_text(json.dumps(asdict(training)))
            unfinished.replace(folder)
    return Training(**json.loads((folder / "training.json").read_text()))


def _train(name: str, network: Network, seed: int, definitions: Definitions, data: Path) -> Training:
    from hw9_support import run_model

    namespace = definitions.run(network.needs)
    torch.manual_seed(seed)
    model = eval(network.build, namespace)
    loss = namespace[network.loss] if network.loss else None
    started, started_processor = time.perf_counter(), time.process_time()
    history = run_model(
        data,
        model,
        learning_rate=network.learning_rate,
        batch_size=network.batch_size,
        epochs=network.epochs,
        get_output_and_loss=loss,
        optimizer=getattr(torch.optim, network.optimizer) if network.optimizer else None,
        warmup_steps=network.warmup_steps,
        normalized=network.normalized,
        flat=network.flat,
        checkpoint=name,
        seed=seed,
    )
    # Processor time is what an idle machine would take; with many threads or a GPU, the clock says it.
    seconds = min(time.perf_counter() - started, time.process_time() - started_processor) / network.epochs
    mae, mse = reconstruction_errors(model, network) if network.loss else (None, None)
    return Training(
        parameters=sum(parameter.numel() for parameter in model.parameters()),
        code_size=code_size(model) if network.loss else None,
        train_loss=history.train_loss,
        valid_loss=history.valid_loss,
        valid_accuracy=history.valid_accuracy,
        raw_mae=mae,
        raw_mse=mse,
        seconds_per_epoch=seconds,
        hardware=hardware(),
    )


def reconstruction_errors(model: torch.nn.Module, network: Network) -> tuple[float, float]:
    """Return an autoencoder's mean absolute and mean squared error on the test digits, pixels in [0, 1]."""
    device = next(model.parameters()).device
    images = embedded.test_images()
    digits = torch.from_numpy(
        embedded.normalize(images) if network.normalized else embedded.scale(images, network.flat)
    )
    model.eval()
    with torch.no_grad():
        outputs = torch.cat([model(batch.to(device)).cpu() for batch in torch.split(digits, 500)])
    error = (outputs - digits).double() * (embedded.STANDARD_DEVIATION if network.normalized else 1)
    return error.abs().mean().item(), error.square().mean().item()


def code_size(model: Any) -> int | None:
    """Return how many numbers an autoencoder's code has for one digit, where it has an `encoder` of images."""
    if not hasattr(model, "encoder"):
        return None
    model.eval()
    with torch.no_grad():
        device = next(model.parameters()).device
        return int(model.encoder(torch.zeros(1, 1, 28, 28, device=device)).numel())


def median_seed(trainings: Mapping[int, Training]) -> int:
    """Return the seed whose last validation loss is the median; with an even number the lower of the two."""
    ranked = sorted(trainings, key=lambda seed: trainings[seed].valid_loss[-1])
    return ranked[(len(ranked) - 1) // 2]


def summarize_all(networks: Mapping[str, Network], trainings: Mapping[str, Mapping[int, Training]]) -> dict[str, Any]:
    """Return the content of `reference.json`: where it was measured, and what every network reaches."""
    return {
        "hardware": sorted({run.hardware for runs in trainings.values() for run in runs.values()}),
        "torch": torch.__version__.partition("+")[0],
        "networks": {name: summarize(networks[name], runs) for name, runs in trainings.items()},
    }


def summarize(network: Network, trainings: Mapping[int, Training]) -> dict[str, Any]:
    """Return what `reference.json` says of one network: mean, lowest and highest over its seeds."""
    runs = list(trainings.values())
    series = {
        figure: [spread(values) for values in zip(*(getattr(run, figure) for run in runs), strict=True)]
        for figure in ("train_loss", "valid_loss", "valid_accuracy")
    }
    errors = {
        figure: spread([getattr(run, figure) for run in runs]) for figure in ("raw_mae", "raw_mse") if network.loss
    }
    best = {} if network.loss else {"best_accuracy": spread([max(run.valid_accuracy) for run in runs])}
    return {
        "parameters": runs[0].parameters,
        "code_size": runs[0].code_size,
        "learning_rate": network.learning_rate,
        "seeds": list(trainings),
        "checkpoint_seed": median_seed(trainings) if network.has_checkpoint else None,
        "seconds_per_epoch": round(statistics.median(run.seconds_per_epoch for run in runs), 1),
        **best,
        **errors,
        "epochs": [
            {figure: values[epoch] for figure, values in series.items() if values}
            for epoch in range(len(runs[0].train_loss))
        ],
    }


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return mean, lowest and highest of the seeds' figures, to five decimals."""
    figures = {"mean": statistics.fmean(values), "min": min(values), "max": max(values)}
    return {name: round(value, 5) for name, value in figures.items()}


def hardware() -> str:
    """Return what a reader must know of the machine: processor and threads, or GPU; never its name."""
    if torch.cuda.is_available():
        return str(torch.cuda.get_device_name())
    threads = torch.get_num_threads()
    return f"{processor()}, {threads} thread{'s' if threads > 1 else ''}"


def check_published(reference: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each epoch of LeNet whose mean figures are not as published."""
    lines = reference["networks"]["q10"]["epochs"]
    sentences = []
    for epoch, ((lowest, highest), (least, most)) in PUBLISHED_LENET.items():
        accuracy = lines[epoch - 1]["valid_accuracy"]["mean"]
        loss = lines[epoch - 1]["valid_loss"]["mean"]
        if not (lowest <= accuracy <= highest and least <= loss <= most):
            sentences.append(f"LeNet, epoch {epoch}: accuracy {accuracy:.3f}, loss {loss:.3f} are not as published.")
    return sentences


def full_bar(reference: Mapping[str, Any]) -> float:
    """Return the raw-scale error that earns q16 in full: the reference's worst seed and a tenth more."""
    return 1.1 * float(reference["networks"]["q16"]["raw_mae"]["max"])
