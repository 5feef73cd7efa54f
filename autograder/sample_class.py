"""The sample class: made-up students whose submissions are put together from the master and short answer files."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import nbformat

from autograder.corpus import corpus_folder, reference_checkpoints, reference_notebook, released_notebook, with_answers
from autograder.course import Assignment, UserError
from autograder.master import grade_id
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
    file = corpus_folder(assignment) / "sample_class.toml"
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
    files = {
        question: corpus_folder(assignment) / question / f"{name}.py" for question, name in student.answers.items()
    }
    for file in files.values():
        if not file.is_file():
            raise UserError(f"The sample class uses {file}, which does not exist.")
    answers = {question: file.read_text(encoding="utf-8") for question, file in files.items()}
    notebook = released_notebook(assignment) if student.untouched else with_answers(reference, answers)
    if student.assignment:
        notebook.metadata["homework"]["assignment"] = student.assignment
    notebook.cells = [cell for cell in notebook.cells if grade_id(cell) not in student.deleted]
    for cell in notebook.cells:
        if cell.id in student.added:
            cell.source += "\n" + student.added[cell.id]
    return notebook


def write_submission(assignment: Assignment, notebook: Any, checkpoints: Iterable[Path], target: Path) -> None:
    """Zip a notebook and checkpoints as a student's export does."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "checkpoints")
        folder.mkdir()
        nbformat.write(notebook, Path(scratch, assignment.master.name))
        for checkpoint in checkpoints:
            shutil.copy(checkpoint, folder)
        write_zip(Path(scratch), target)
