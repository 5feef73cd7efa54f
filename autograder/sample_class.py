"""The sample class: made-up students whose submissions are put together from the master and short answer files."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from copy import deepcopy
from pathlib import Path

import msgspec
import nbformat

from autograder.corpus import Answer, Bench, corpus_folder
from autograder.course import Assignment, UserError
from autograder.master import grade_id
from autograder.release import write_zip
from autograder.submissions import Work


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
    bench = Bench(assignment)
    for name, student in students.items():
        if student.text is not None:
            (folder / f"{name}.ipynb").write_text(student.text, encoding="utf-8")
        else:
            write_submission(assignment, _work(student, bench), folder / f"{name}.zip")


def _work(student: Student, bench: Bench) -> Work:
    folder = corpus_folder(bench.assignment)
    answers = {q: Answer(folder / q / f"{name}.py") for q, name in student.answers.items()}
    for answer in answers.values():
        if not answer.file.is_file():
            raise UserError(f"The sample class uses {answer.file}, which does not exist.")
    work = bench.untouched() if student.untouched else bench.work(answers)
    notebook = deepcopy(work.notebook)
    if student.assignment:
        notebook.metadata["homework"]["assignment"] = student.assignment
    notebook.cells = [cell for cell in notebook.cells if grade_id(cell) not in student.deleted]
    for cell in notebook.cells:
        if cell.id in student.added:
            cell.source += "\n" + student.added[cell.id]
    return Work(notebook, work.checkpoints if student.checkpoints else {})


def write_submission(assignment: Assignment, work: Work, target: Path) -> None:
    """Zip a notebook and checkpoints as a student's export does."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "checkpoints")
        folder.mkdir()
        nbformat.write(work.notebook, Path(scratch, assignment.master.name))
        for name, content in work.checkpoints.items():
            (folder / name).write_bytes(content)
        write_zip(Path(scratch), target)
