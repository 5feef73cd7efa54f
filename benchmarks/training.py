"""How fast `run_model` trains: against the loop of the PyTorch tutorials, and against a loop with nothing to spare.

    python benchmarks/training.py [--data FOLDER] [--rounds N] [--seeds N] [--quick]

Seconds are those of the clock, on the processor, with as many threads as torch takes. What is compared takes turns,
so that a busy moment of the machine hits all alike. What happens only once in a process, such as a first step, gets
a fresh process each time. `FIGURES` says what is measured; the result is printed and kept in build/bench.json. The
exit code is 1 where a target is missed, and 2 where the user can mend something.

Neither torchvision nor hw9_support is imported up here: torchvision brings along what the first optimiser otherwise
waits for, and first steps would look faster than they are.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from rich import box
from rich.console import Console
from rich.table import Table
from torch import Tensor, nn
from torch.utils.data import DataLoader

from autograder.calibrate import hardware
from autograder.course import UserError
from autograder.data.rebuild import DataError, read_originals, write_files
from autograder.definitions import Definitions

ROOT = Path(__file__).resolve().parents[1]
BATCH_SIZE, LEARNING_RATE = 256, 0.001
FRESH_PROCESSES = 3  # for each first step; the median counts
FIGURES = {  # key in bench.json → what it is, and the target
    "seconds_per_epoch": ("LeNet, validation included, median of the rounds", ""),
    "ratio_tutorial_workers0": ("tutorial : ours, median of the rounds (lowest, highest)", "≥ 2.5"),
    "ratio_tutorial_workers2": ("the same, two workers loading the digits", "≥ 1.5"),
    "ratio_floor": ("ours : a bare loop over floats that lie ready", "≤ 1.10"),
    "first_step_cold_s": ("call of run_model → first training forward", ""),
    "first_step_warm_s": ("the same, an Adam made before", "≤ 0.5"),
    "first_step_tutorial_s": ("building the data sets → first training forward", ""),
    "optimizer_import_s": ("first Adam where nothing but torch was imported", ""),
    "peak_memory_mb": ("one epoch; what the notebook imports is in all", ""),
    "lenet_accuracy": ("after ten epochs, seed by seed", "≥ 0.984"),
    "lenet_seconds_to_985": ("to the end of the first epoch with 98.5 %", ""),
    "q12_accuracy": ("after ten epochs", ""),
    "q12_best_accuracy": ("the best epoch's", "≥ 0.99"),
    "q12_seconds_to_990": ("to the end of the first epoch with 99.0 %", ""),
}
RATIOS = {
    "ratio_tutorial_workers0": ("tutorial_workers0", "ours"),
    "ratio_tutorial_workers2": ("tutorial_workers2", "ours"),
    "ratio_floor": ("ours", "floor"),
}

Figures = dict[str, Any]
Contender = Callable[[Path, nn.Module], tuple[float, float]]  # trains one epoch → validation loss and accuracy
Probe = Callable[[Path], float]


def build(network: str = "make_lenet()", seed: int = 0) -> nn.Module:
    """Return a network as the reference solution in the master notebook builds it."""
    namespace = Definitions.of_notebook(ROOT / "source" / "hw9" / "hw9.ipynb").run(network)
    torch.manual_seed(seed)
    model: nn.Module = eval(network, namespace)
    return model


def ours(data: Path, model: nn.Module) -> tuple[float, float]:
    """Call `run_model`, with all that it does."""
    from hw9_support import run_model

    with contextlib.redirect_stdout(io.StringIO()):
        history = run_model(data, model, learning_rate=LEARNING_RATE, batch_size=BATCH_SIZE, epochs=1)
    return history.valid_loss[-1], history.valid_accuracy[-1]


def tutorial(data: Path, model: nn.Module, workers: int) -> tuple[float, float]:
    """Train as everybody copies it: PyTorch's quickstart, with the data of its MNIST example."""
    train_set, test_set = tutorial_sets(data)
    train_loader = DataLoader(train_set, batch_size=BATCH_SIZE, shuffle=True, num_workers=workers)
    test_loader = DataLoader(test_set, batch_size=1000, num_workers=workers)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    model.train()
    running_loss = 0.0
    for X, y in train_loader:
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    model.eval()
    test_loss, correct = 0.0, 0.0
    with torch.no_grad():
        for X, y in test_loader:
            output = model(X)
            test_loss += criterion(output, y).item() * len(X)
            correct += (output.argmax(1) == y).sum().item()
    return test_loss / len(test_set), correct / len(test_set)


@lru_cache
def tutorial_sets(data: Path) -> Any:
    from torchvision import datasets, transforms

    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.1307,), (0.3081,))])
    return [datasets.MNIST(data, train=train, transform=transform) for train in (True, False)]


def floor(data: Path, model: nn.Module) -> tuple[float, float]:
    """Do the least that can be done: floats lie ready, the settings are the fastest known, nothing is shown."""
    (images, labels), (valid_images, valid_labels) = ready_floats(data)
    model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, fused=True)
    model.train()
    for batch in torch.split(torch.randperm(len(images)), BATCH_SIZE):
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(model(images[batch]), labels[batch]).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    model.eval()
    loss, hits = torch.zeros(()), torch.zeros(())
    with torch.inference_mode():
        for X, y in zip(torch.split(valid_images, 1000), torch.split(valid_labels, 1000), strict=True):
            output = model(X)
            loss += F.cross_entropy(output, y, reduction="sum")
            hits += (output.argmax(1) == y).sum()
    return loss.item() / len(valid_labels), hits.item() / len(valid_labels)


@lru_cache
def ready_floats(data: Path) -> list[tuple[Tensor, Tensor]]:
    from torchvision.datasets import MNIST

    sets = [MNIST(data, train=train) for train in (True, False)]
    return [(s.data.unsqueeze(1).float().div_(255).sub_(0.1307).div_(0.3081), s.targets) for s in sets]


CONTENDERS: dict[str, Contender] = {
    "ours": ours,
    "tutorial_workers0": partial(tutorial, workers=0),
    "tutorial_workers2": partial(tutorial, workers=2),
    "floor": floor,
}


def measure_epochs(data: Path, rounds: int) -> Figures:
    """Let each contender train a new LeNet in every round, which another one begins.

    A round before them reads the digits and warms up; it does not count.
    """
    names = [*CONTENDERS]
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds + 1):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            model = build(seed=turn)
            started = time.perf_counter()
            CONTENDERS[name](data, model)
            seconds[name].append(time.perf_counter() - started)
        took = ", ".join(f"{name} {times[-1]:.2f} s" for name, times in seconds.items())
        print(f"Round {turn} of {rounds}: {took}" if turn else f"Warming up: {took}", flush=True)
    figures: Figures = {"seconds_per_epoch": {name: round(statistics.median(seconds[name][1:]), 3) for name in names}}
    for ratio, (above, below) in RATIOS.items():
        ratios = [round(over / under, 3) for over, under in zip(seconds[above][1:], seconds[below][1:], strict=True)]
        figures |= {ratio: statistics.median(ratios), f"{ratio}_spread": [min(ratios), max(ratios)]}
    return figures


class FirstStep(Exception):
    """Ends a training where its first step begins."""


def first_step(data: Path, contender: str, warm: bool = False) -> float:
    """Return the seconds from a contender's start, reading included, to its first forward in training."""
    moments = []

    def stop(module: nn.Module, inputs: object) -> None:
        if module.training:
            moments.append(time.perf_counter())
            raise FirstStep

    model = build()
    model.register_forward_pre_hook(stop)
    if contender != "ours":
        import torchvision  # noqa: F401 (imports do not count)
    if warm:
        torch.optim.Adam(model.parameters())
    started = time.perf_counter()
    with contextlib.suppress(FirstStep):
        CONTENDERS[contender](data, model)
    return moments[0] - started


def first_optimizer(data: Path) -> float:
    """Return the seconds that the first optimiser of a process takes."""
    parameter = nn.Parameter(torch.zeros(1))
    started = time.perf_counter()
    torch.optim.Adam([parameter])
    return time.perf_counter() - started


def peak_memory(data: Path, contender: str | None = None) -> float:
    """Return the most memory (MB) that an epoch takes, or else the imports.

    The largest worker process is added, with what it shares with this one: that counts twice.
    """
    model = build()
    if contender:
        CONTENDERS[contender](data, model)
    own, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    if sys.platform == "linux":  # where ru_maxrss is inherited: this process would seem as large as its parent
        own = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
    return round((own + workers) / (2**20 if sys.platform == "darwin" else 2**10), 1)


FIRST_STEPS: dict[str, Probe] = {
    "first_step_cold_s": partial(first_step, contender="ours"),
    "first_step_warm_s": partial(first_step, contender="ours", warm=True),
    "first_step_tutorial_s": partial(first_step, contender="tutorial_workers0"),
    "optimizer_import_s": first_optimizer,
}
PEAKS: dict[str, Probe] = {"imports": peak_memory}
PEAKS |= {name: partial(peak_memory, contender=name) for name in CONTENDERS}


def in_fresh_process(probe: str, data: Path) -> float:
    """Return what a function of FIRST_STEPS or PEAKS measures in a process of its own."""
    command = [sys.executable, __file__, "--probe", probe, "--data", str(data)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


class EpochClock(io.StringIO):
    """Notes the moment of every line like `[ 3/10] Train Loss = …` that is printed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[float] = []

    def write(self, text: str) -> int:
        written = super().write(text)
        lines = re.findall(r"^\[ *\d+/\d+\]", self.getvalue(), re.MULTILINE)
        self.moments += [time.perf_counter()] * (len(lines) - len(self.moments))
        return written


def train_fully(data: Path, network: str, seed: int, wanted: float) -> tuple[list[float], float | None]:
    """Train ten epochs; return their accuracies, and the seconds to the end of the first one with the wanted."""
    from hw9_support import run_model

    model, clock = build(network, seed), EpochClock()
    started = time.perf_counter()
    with contextlib.redirect_stdout(clock):
        accuracies = run_model(data, model, seed=seed).valid_accuracy
    ends = zip(clock.moments, accuracies, strict=True)
    return accuracies, next((round(end - started, 1) for end, accuracy in ends if accuracy >= wanted), None)


def measure(data: Path, rounds: int, seeds: int, quick: bool) -> Figures:
    """Return all figures; the quick ones are those of epochs and first steps."""
    figures: Figures = {"hardware": hardware(), "threads": torch.get_num_threads(), "torch": torch.__version__}
    figures |= {"load_before": round(os.getloadavg()[0], 2), "rounds": rounds, **measure_epochs(data, rounds)}
    print("First steps …", flush=True)
    for probe in FIRST_STEPS:
        seconds = [in_fresh_process(probe, data) for _ in range(FRESH_PROCESSES)]
        figures[probe] = round(statistics.median(seconds), 3)
    if not quick:
        print("Peak memory and whole trainings …", flush=True)
        figures["peak_memory_mb"] = {probe: in_fresh_process(probe, data) for probe in PEAKS}
        lenets = [train_fully(data, "make_lenet()", seed, 0.985) for seed in range(seeds)]
        figures["lenet_accuracy"] = [accuracies[-1] for accuracies, _ in lenets]
        figures["lenet_seconds_to_985"] = [reached for _, reached in lenets]
        accuracies, figures["q12_seconds_to_990"] = train_fully(data, "make_improved()", 0, 0.99)
        figures |= {"q12_accuracy": accuracies[-1], "q12_best_accuracy": max(accuracies)}
    return figures


def missed(figures: Figures) -> list[str]:
    """Return a sentence for every target that was measured and missed; of several seeds the worst counts."""
    sentences = []
    for name, (_, target) in FIGURES.items():
        if target and name in figures:
            sign, bound = target.split()
            values = figures[name] if isinstance(figures[name], list) else [figures[name]]
            worst = min(values) if sign == "≥" else max(values)
            if worst < float(bound) if sign == "≥" else worst > float(bound):
                sentences.append(f"Missed: {name} is {worst:g}, the target {target}.")
    return sentences


def report(figures: Figures) -> None:
    """Print where it was measured, every figure beside its target, and what was missed."""
    table = Table("", "measured", "target", "what it is", box=box.SIMPLE_HEAD)
    for name, (meaning, target) in FIGURES.items():
        if name in figures:
            spread = f" ({in_words(figures[f'{name}_spread'])})" if name in RATIOS else ""
            table.add_row(name, in_words(figures[name]) + spread, target, meaning)
    Console(width=max(Console().width, 112)).print(table)
    print("{hardware}; torch {torch}; {rounds} rounds; load of the machine before: {load_before}.".format(**figures))
    print("\n".join(missed(figures)) or "Every target that was measured is met.")


def in_words(value: Any) -> str:
    """Return a figure, or several, as the table shows them."""
    if isinstance(value, dict):
        return "\n".join(f"{in_words(number)} {name}" for name, number in value.items())
    if isinstance(value, list):
        return ", ".join(map(in_words, value))
    return "never" if value is None else f"{value:g}"


def require_comparable(data: Path) -> None:
    """Make sure that all of MNIST is there and that everybody trains on the processor, or raise UserError."""
    if torch.cuda.is_available() or torch.backends.mps.is_available():
        raise UserError("The benchmark is of the processor: hide the GPU, as CUDA_VISIBLE_DEVICES=-1 does.")
    try:
        read_originals(data)
    except DataError as error:
        raise UserError(f"The benchmark needs all of MNIST; `make bench` fetches it. ({error})") from None


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns 0, or 1 where a target is missed, or 2 after a sentence to the user."""
    parser = argparse.ArgumentParser(description="Measure how fast run_model trains.")
    parser.add_argument("--data", type=Path, default=ROOT / "build" / "mnist", help="folder with all of MNIST")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "bench.json", help="file for the figures")
    parser.add_argument("--rounds", type=int, default=7, help="epochs of every contender (7)")
    parser.add_argument("--seeds", type=int, default=3, help="trainings of LeNet (3)")
    parser.add_argument("--quick", action="store_true", help="only epochs and first steps")
    parser.add_argument("--probe", help=argparse.SUPPRESS)  # what a fresh process is to measure
    options = parser.parse_args(arguments)
    if options.probe:
        print((FIRST_STEPS | PEAKS)[options.probe](options.data))
        return 0
    try:
        if min(options.rounds, options.seeds) < 1:
            raise UserError("--rounds and --seeds are numbers from 1 up.")
        require_comparable(options.data)
        figures = measure(options.data, options.rounds, options.seeds, options.quick)
        report(figures)
        write_files({options.output.name: f"{json.dumps(figures, indent=1)}\n".encode()}, options.output.parent)
    except (UserError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if missed(figures) else 0


if __name__ == "__main__":
    sys.exit(main())
