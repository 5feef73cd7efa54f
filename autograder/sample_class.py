"""The sample class: made-up students whose submissions are put together from the master and short answer files."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
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
    """

    about: str
    score: float
    verdict: str | None = None
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
    file = _corpus(assignment) / "sample_class.toml"
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
    master = read_notebook(assignment.master)
    release = read_notebook(assignment.release / assignment.master.name)
    for name, student in students.items():
        if student.text is not None:
            (folder / f"{name}.ipynb").write_text(student.text, encoding="utf-8")
            continue
        with tempfile.TemporaryDirectory() as scratch:
            notebook = _notebook(student, assignment, master, release)
            nbformat.write(notebook, Path(scratch, assignment.master.name))
            if student.checkpoints and not student.untouched:
                shutil.copytree(assignment.source / "reference_checkpoints", Path(scratch, "checkpoints"))
            write_zip(Path(scratch), folder / f"{name}.zip")


def _notebook(student: Student, assignment: Assignment, master: Any, release: Any) -> Any:
    notebook = deepcopy(release)
    if student.assignment:
        notebook.metadata["homework"]["assignment"] = student.assignment
    if student.untouched:
        return notebook
    solved = {cell.id: without_markers(cell.source) for cell in master.cells if BEGIN_SOLUTION in cell.source}
    for question, name in student.answers.items():
        file = _corpus(assignment) / question / f"{name}.py"
        if not file.is_file():
            raise UserError(f"The sample class uses {file}, which does not exist.")
        solved[f"{question}-answer"] = file.read_text(encoding="utf-8")
    notebook.cells = [cell for cell in notebook.cells if grade_id(cell) not in student.deleted]
    for cell in notebook.cells:
        cell.source = solved.get(cell.id, cell.source)
        if cell.id in student.added:
            cell.source += "\n" + student.added[cell.id]
    return notebook


def _corpus(assignment: Assignment) -> Path:
    return assignment.course.root / "tests" / "corpus" / assignment.name
