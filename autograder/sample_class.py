"""The sample class: made-up students whose submissions are put together from the master and short answer files."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import nbformat

from autograder.course import Assignment, UserError
from autograder.master import BEGIN_SOLUTION, grade_id, read_notebook, without_markers
from autograder.release import write_zip


class Student(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One made-up student, and what the submission deserves: points, and the questions that lose some.

    Without `text`, the student starts from the reference (`untouched` ones from the release as it is), replaces the
    answer cells named in `answers` by files of the corpus, appends the `added` lines to cells, and deletes cells.
    `stock_otter` are the points with otter's own engine, where these differ.
    """

    about: str
    score: float
    verdict: str | None = None
    stock_otter: float | None = None
    questions: dict[str, float] = {}
    untouched: bool = False
    answers: dict[str, str] = {}
    added: dict[str, str] = {}
    deleted: tuple[str, ...] = ()
    checkpoints: bool = True
    text: str | None = None
    assignment: str | None = None


def read_sample_class(assignment: Assignment) -> dict[str, Student]:
    """Return the made-up students of an assignment by name.

    Raises:
        UserError: it has none, or its table cannot be used.
    """
    file = corpus(assignment) / "sample_class.toml"
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), dict[str, Student])
    except FileNotFoundError:
        raise UserError(f"{assignment.name} has no sample class ({file}): give SUBMISSIONS.") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UserError(f"{file} cannot be used: {error}.") from None


def build_sample_class(assignment: Assignment, folder: Path) -> None:
    """Write one submission a student into a new `folder`: zips as students export them, and stray files."""
    students = read_sample_class(assignment)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    reference = reference_notebook(assignment)
    for name, student in students.items():
        if student.text is not None:
            (folder / f"{name}.ipynb").write_text(student.text, encoding="utf-8")
            continue
        checkpoints = reference_checkpoints(assignment) if student.checkpoints and not student.untouched else []
        write_submission(assignment, _notebook(student, assignment, reference), checkpoints, folder / f"{name}.zip")


def _notebook(student: Student, assignment: Assignment, reference: Any) -> Any:
    files = {question: corpus(assignment) / question / f"{name}.py" for question, name in student.answers.items()}
    for file in files.values():
        if not file.is_file():
            raise UserError(f"The sample class uses {file}, which does not exist.")
    notebook = released_notebook(assignment) if student.untouched else with_answers(reference, files)
    if student.assignment:
        notebook.metadata["homework"]["assignment"] = student.assignment
    notebook.cells = [cell for cell in notebook.cells if grade_id(cell) not in student.deleted]
    for cell in notebook.cells:
        if cell.id in student.added:
            cell.source += "\n" + student.added[cell.id]
    return notebook


# --- what submissions are put together from -------------------------------------------------------------------------


def corpus(assignment: Assignment) -> Path:
    """Return the folder with the right and wrong answers to an assignment's questions."""
    return assignment.course.root / "tests" / "corpus" / assignment.name


def released_notebook(assignment: Assignment) -> Any:
    """Return the notebook that students were given."""
    return read_notebook(assignment.release / assignment.master.name)


def reference_notebook(assignment: Assignment) -> Any:
    """Return the notebook that students were given, with the master's own solutions in it."""
    notebook, master = released_notebook(assignment), read_notebook(assignment.master)
    solved = {cell.id: without_markers(cell.source) for cell in master.cells if BEGIN_SOLUTION in cell.source}
    for cell in notebook.cells:
        cell.source = solved.get(cell.id, cell.source)
    return notebook


def with_answers(notebook: Any, answers: Mapping[str, Path]) -> Any:
    """Return a copy of a notebook with the text of these files as its answers, by question."""
    copy = deepcopy(notebook)
    written = {f"{question}-answer": file.read_text(encoding="utf-8") for question, file in answers.items()}
    for cell in copy.cells:
        cell.source = written.get(cell.id, cell.source)
    return copy


def reference_checkpoints(assignment: Assignment) -> list[Path]:
    """Return the checkpoints of the master's own networks."""
    return sorted((assignment.source / "reference_checkpoints").glob("*.safetensors"))


def write_submission(assignment: Assignment, notebook: Any, checkpoints: Iterable[Path], target: Path) -> None:
    """Zip a notebook and checkpoints as a student's export does."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "checkpoints")
        folder.mkdir()
        nbformat.write(notebook, Path(scratch, assignment.master.name))
        for checkpoint in checkpoints:
            shutil.copy(checkpoint, folder)
        write_zip(Path(scratch), target)
