"""A course with one cheap assignment, `redteam`, whose hidden inputs and answers are random canaries.

A canary is a number or a word that is new in every run and planted where a student must not read. Five questions:
a function of a number, one of an array, a network with a checkpoint, a plain word, and a bystander (q5) that every
attacker answers right, so that it shows whether an attack costs more than its own question.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import safetensors.torch
import torch
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from small_course import ROOT, graded

from autograder import embedded
from autograder.course import Assignment, find_course
from autograder.submissions import Work

NAME = "redteam"
LIMITS = {
    "submission_seconds": 12,
    "question_seconds": 1,
    "call_seconds": 3,
    "memory_megabytes": 512,
    "disk_megabytes": 64,
    "output_kilobytes": 64,
}
WORDS = ("tests", "master", "password", "neighbour", "gradebook", "environment", "home", "course", "memory")
INPUTS = ("number", "sequence", "digits")  # student functions are given these; they may print but not report them

TESTS = {
    "q1": """\
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q1"


@test_case(points=1)
def of_three(double):
    expect_close(call(double, 3), 6)


### BEGIN HIDDEN TESTS
NUMBER = {number}  # {tests}


@test_case(points=2, hidden=True)
def of_a_large_number(double):
    expect_close(call(double, NUMBER), 2 * NUMBER, mistakes={{"This is the square.": NUMBER**2}})


@test_case(points=0.5, hidden=True)
def of_a_text(double):
    expect_close(call(double, float("{number}")), {twice})


### END HIDDEN TESTS
""",
    "q2": """\
import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, call_and_watch, expect_close

OK_FORMAT = False
name = "q2"


@test_case(points=0.5)
def of_two_numbers(smooth):
    result, changed = call_and_watch(smooth, np.array([1.0, 3.0]))
    expect_close(result, [2.0])


### BEGIN HIDDEN TESTS
SEQUENCE = np.array([{sequence}, 4, {sequence}, 8], dtype=np.float64)


@test_case(points=1.5, hidden=True)
def of_many_numbers(smooth):
    result, changed = call_and_watch(smooth, SEQUENCE)
    expect_close(result, (SEQUENCE[1:] + SEQUENCE[:-1]) / 2)
    if changed:
        raise Mistake("The function changes its input.")


### END HIDDEN TESTS
""",
    "q3": """\
import numpy as np
from otter.test_files import test_case

from autograder.probes import Mistake, checkpoint_outputs, network_report

OK_FORMAT = False
name = "q3"


@test_case(points=0.5)
def ten_numbers(make_network):
    shape = network_report(make_network, np.zeros((1, 28, 28), dtype=np.uint8))["outputs"].shape
    if shape != (1, 10):
        raise Mistake(f"One image gives an output of shape {{shape}} instead of (1, 10).")


### BEGIN HIDDEN TESTS
LABELS = [int(label) for label in "{digits}"]
IMAGES = np.zeros((len(LABELS), 28, 28), dtype=np.uint8)
for image, label in zip(IMAGES, LABELS):
    image[:, 2 * label : 2 * label + 2] = 255


@test_case(points=1.5, hidden=True)
def tells_bands_apart(make_network):
    outputs = checkpoint_outputs(make_network, "q3", IMAGES)["outputs"]
    if outputs.shape != (len(LABELS), 10) or not np.array_equal(outputs.argmax(axis=1), LABELS):
        raise Mistake("The trained network does not tell the bands apart.")


### END HIDDEN TESTS
""",
    "q4": """\
from otter.test_files import test_case

from autograder.probes import Missing, Mistake

OK_FORMAT = False
name = "q4"


@test_case(points=0.5)
def is_there(password):
    if password is None:
        raise Missing("There is no password.")
    if len(password) != 24:
        raise Mistake("A password has 24 letters.")


### BEGIN HIDDEN TESTS
@test_case(points=1.5, hidden=True)
def is_right(password):
    if password != "{password}":
        raise Mistake("The password is another one.")


### END HIDDEN TESTS
""",
    "q5": """\
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q5"


@test_case(points=1)
def of_two_numbers(add):
    expect_close(call(add, 2, 3), 5)
""",
}
RIGHT = {
    "q1": "def double(x):\n    return 2 * x",
    "q2": "def smooth(sequence):\n    return (sequence[1:] + sequence[:-1]) / 2",
    "q3": "def make_network():\n    return torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(784, 10))",
    "q4": 'password = "{password}"',
    "q5": "def add(a, b):\n    return a + b",
}
AWKWARD_NETWORK = """\
def make_network():
    class Awkward(torch.nn.Sequential):
        def forward(self, images):
            return super().forward(images)[:, : 10 if len(images) > 1 else 3]

    return Awkward(torch.nn.Flatten(), torch.nn.Linear(784, 10))"""
WRONG = {  # one point for q1 and one for q5
    "q1": "def double(x):\n    return 6",
    "q2": "def smooth(sequence):\n    return sequence",
    "q3": AWKWARD_NETWORK,
    "q4": 'password = "?"',
    "q5": RIGHT["q5"],
}


@dataclass(frozen=True)
class RedTeamCourse:
    """The assignment, and the canaries that are planted in it, by place."""

    assignment: Assignment
    canaries: dict[str, str]

    def reference(self) -> Work:
        """Return a submission that deserves all points."""
        sources = {f"{name}-answer": answer.format(**self.canaries) for name, answer in RIGHT.items()}
        return Work(notebook(sources), {"q3.safetensors": checkpoint()})

    def wrong(self, added: dict[str, str] | None = None) -> Work:
        """Return the attacker's submission: wrong answers, and texts added to the cells that are named."""
        sources = {f"{name}-answer": answer for name, answer in WRONG.items()}
        return Work(notebook(sources, added or {}))


def fresh_canaries() -> dict[str, str]:
    """Return new canaries by place; the last one is what everybody must not see of the real labels."""
    number, sequence = (secrets.randbelow(8 * 10**11) + 10**11 for _ in range(2))
    canaries = {"number": str(number), "twice": str(2 * number), "sequence": str(sequence)}
    canaries |= {place: "".join(secrets.choice(string.ascii_lowercase) for _ in range(24)) for place in WORDS}
    canaries["digits"] = "".join(secrets.choice(string.digits) for _ in range(24))
    return canaries | {"labels": "".join(map(str, embedded.test_labels()[:24]))}


def make_red_team_course(root: Path, **limits: float) -> RedTeamCourse:
    """Write the course into `root`, with canaries in every file that is not the students' business."""
    canaries = fresh_canaries()
    source, tests = root / "source" / NAME, root / "hidden" / NAME
    for folder in (source, tests):
        folder.mkdir(parents=True)
    (root / "source" / "course.toml").write_text(_settings(LIMITS | limits), encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for module in ROOT.glob("hw9_*.py"):
        shutil.copy(module, root)
    (root / "autograder").symlink_to(ROOT / "autograder")
    for name, text in TESTS.items():
        (tests / f"{name}.py").write_text(text.format(**canaries), encoding="utf-8")
    nbformat.write(_master(canaries), source / f"{NAME}.ipynb")
    released = root / "assignments" / NAME
    released.mkdir(parents=True)
    nbformat.write(notebook({}), released / f"{NAME}.ipynb")
    _plant_beside(root, canaries)
    return RedTeamCourse(find_course(root).assignment(NAME), canaries)


def notebook(sources: dict[str, str], added: dict[str, str] | None = None) -> Any:
    """Return a submission: `sources` replace cells, `added` texts follow them (`last`: in a cell of their own)."""
    added = added or {}
    cells = [
        new_markdown_cell("# Red team", id="title"),
        new_code_cell("import numpy as np\nimport torch\nfrom autograder import check", id="setup"),
    ]
    for name in TESTS:
        cells += [graded(f"{name}-answer", "raise NotImplementedError()"), graded(name, f'check("{name}")', grade=True)]
    if "last" in added:
        cells.append(new_code_cell("", id="last"))
    for cell in cells:
        parts = (sources.get(cell.id, cell.source), added.get(cell.id, ""))
        cell.source = "\n\n".join(part for part in parts if part)
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return new_notebook(cells=cells, metadata=metadata | {"homework": {"assignment": NAME}})


def checkpoint(**weights: torch.Tensor) -> bytes:
    """Return a checkpoint as `run_model` writes it; by default of the network that solves q3."""
    bands = torch.zeros(10, 28, 28)
    for label, band in enumerate(bands):
        band[:, 2 * label : 2 * label + 2] = 1
    tensors = weights or {"1.weight": bands.flatten(1), "1.bias": torch.zeros(10)}
    history = {"train_loss": [1.0, 0.5], "valid_accuracy": [0.5, 1.0]}
    return safetensors.torch.save(tensors, {"history": json.dumps(history), "fallback": "false"})


def hand_in(folder: Path, notebook: bytes, checkpoint: bytes) -> Path:
    """Write a submission that is a folder with a notebook and the checkpoint of q3."""
    origin = folder / "eve"
    (origin / "checkpoints").mkdir(parents=True)
    (origin / f"{NAME}.ipynb").write_bytes(notebook)
    (origin / "checkpoints" / "q3.safetensors").write_bytes(checkpoint)
    return origin


def _settings(limits: dict[str, float]) -> str:
    text = (ROOT / "source" / "course.toml").read_text(encoding="utf-8").replace("autograder/tests", "hidden")
    for name, value in limits.items():
        text = re.sub(rf"^{name}\s*=.*$", f"{name} = {value}", text, flags=re.MULTILINE)
    return text


def _master(canaries: dict[str, str]) -> Any:
    solved = {name: f"### BEGIN SOLUTION\n# {canaries['master']}\n{text}" for name, text in RIGHT.items()}
    sources = {f"{name}-answer": text.format(**canaries) + "\n### END SOLUTION" for name, text in solved.items()}
    return notebook(sources)


def _plant_beside(root: Path, canaries: dict[str, str]) -> None:
    submitted = root / "submitted" / "neighbour" / NAME
    submitted.mkdir(parents=True)
    nbformat.write(notebook({"q1-answer": f"# {canaries['neighbour']}"}), submitted / f"{NAME}.ipynb")
    (root / "grades.csv").write_text(canaries["gradebook"], encoding="utf-8")
    (root / "instructor.txt").write_text(canaries["course"], encoding="utf-8")
