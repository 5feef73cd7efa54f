"""The master notebook: its cells, and what must hold before anything is made from it."""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import nbformat

from autograder.course import Assignment, UserError
from autograder.questions import Question, regions

BEGIN_SOLUTION = "### BEGIN SOLUTION"
END_SOLUTION = "### END SOLUTION"


def read_notebook(file: Path) -> Any:
    """Return the notebook in `file` as nbformat 4.

    Raises:
        UserError: it is not a notebook.
    """
    try:
        return nbformat.read(file, as_version=4)
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}.") from None
    except Exception:  # nbformat raises a dozen kinds for what is not a notebook
        raise UserError(f"{file} is not a Jupyter notebook.") from None


def grade_id(cell: Any) -> str | None:
    """Return the id under which nbgrader knows a cell, if it does."""
    name: str | None = cell.metadata.get("nbgrader", {}).get("grade_id")
    return name


def is_graded_by_hand(cell: Any) -> bool:
    """Return whether a cell's written answer gets its points from a person."""
    settings = cell.metadata.get("nbgrader", {})
    return bool(settings.get("grade") and settings.get("solution"))


def headings(notebook: Any) -> list[str]:
    """Return the headings in a notebook's text, in order, without their marks."""
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return [heading.strip() for text in texts for heading in re.findall(r"^#{1,6} +(.+)$", text, re.MULTILINE)]


def check_master(assignment: Assignment, questions: list[Question]) -> Any:
    """Return the master notebook if a release can be made from it.

    Raises:
        UserError: markers do not match, ids repeat, questions and tests do not correspond one to one, or a test
            points to a heading that there is not.
    """
    _refuse_repeated(assignment, "cell id", _cell_ids(assignment))
    notebook = read_notebook(assignment.master)
    for cell in notebook.cells:
        _check_markers(assignment, cell)
    _refuse_repeated(assignment, "grade id", [name for cell in notebook.cells if (name := grade_id(cell))])
    _check_questions(assignment, notebook, {question.name for question in questions})
    known = headings(notebook)
    for question in questions:
        for _, heading in question.sections:
            if heading not in known:
                raise UserError(
                    f"{assignment.master.name} has no heading '{heading}', to which {question.name} points."
                )
    return notebook


def _check_markers(assignment: Assignment, cell: Any) -> None:
    expected = BEGIN_SOLUTION
    for line in cell.source.splitlines():
        marker = line.strip()
        if marker in (BEGIN_SOLUTION, END_SOLUTION):
            if marker != expected:
                break
            expected = END_SOLUTION if expected == BEGIN_SOLUTION else BEGIN_SOLUTION
    else:
        if expected == BEGIN_SOLUTION:
            return
    raise UserError(f"{assignment.master.name}, cell '{cell.id}': {BEGIN_SOLUTION} and {END_SOLUTION} do not match.")


def _cell_ids(assignment: Assignment) -> list[str]:
    """Return the ids as they are written: nbformat mends repeated ones while it reads."""
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        return [cell["id"] for cell in json.loads(assignment.master.read_bytes())["cells"]]
    return []


def _refuse_repeated(assignment: Assignment, kind: str, names: list[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise UserError(f"{assignment.master.name} uses the {kind} '{name}' more than once.")


def _check_questions(assignment: Assignment, notebook: Any, tested: set[str]) -> None:
    asked = set()
    checked = set()
    for cell in notebook.cells:
        name = grade_id(cell) or ""
        if answer := re.fullmatch(r"(\w+)-answer", name):
            asked.add(answer[1])
        elif cell.metadata.get("nbgrader", {}).get("grade") and not is_graded_by_hand(cell):
            if f'check("{name}")' not in cell.source:
                raise UserError(f"{assignment.master.name}: the check cell '{name}' must call check(\"{name}\").")
            checked.add(name)
    for faulty, sentence in (
        (asked - tested, "has no test file in {tests}"),
        (tested - asked, "has a test file but no answer cell '{question}-answer'"),
        (asked - checked, "has no check cell '{question}'"),
        (checked - asked, "has a check cell but no answer cell '{question}-answer'"),
    ):
        for question in sorted(faulty):
            told = sentence.format(tests=assignment.tests, question=question)
            raise UserError(f"{assignment.master.name}: question {question} {told}.")


def without_markers(source: str) -> str:
    """Return a cell's source without the lines that mark its solution."""
    return "\n".join(line for line in source.splitlines() if line.strip() not in (BEGIN_SOLUTION, END_SOLUTION))


def solution_regions(notebook: Any) -> list[str]:
    """Return the text of every solution region, in order, without its indentation."""
    return [region for cell in notebook.cells for region in regions(cell.source, BEGIN_SOLUTION, END_SOLUTION)]
