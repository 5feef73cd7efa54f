"""A new assignment to start from: a master with one question of each kind, its test, and a corpus that proves it.

It is small, and valid as it stands: `validate` has nothing to say about it. Every part of it is there to be replaced.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.corpus import corpus_folder
from autograder.course import Assignment, Course, UserError

SOLUTION = '''\
def mean(numbers):
    """Return the mean of a list of numbers, as a float."""
    ### BEGIN SOLUTION
    return sum(numbers) / len(numbers)
    ### END SOLUTION'''

TEST = '''\
"""q1: a mean. The public example 0.5, the rest 1.5."""

from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q1"


@test_case(points=0.5)
def three_numbers(mean):
    expect_close(call(mean, [1, 2, 3]), 2, what="The mean of 1, 2, 3")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"whole number": "q1 · mean · 2 points"}


def check(mean, numbers):
    known = {
        "The mean is cut off to a whole number: divide with `/`.": sum(numbers) // len(numbers),
        "This is the sum: divide it by how many numbers there are.": sum(numbers),
        "This is the number in the middle: the mean adds all of them up.": sorted(numbers)[len(numbers) // 2],
    }
    expect_close(call(mean, list(numbers)), sum(numbers) / len(numbers), what="The mean", mistakes=known)


@test_case(points=1, hidden=True)
def skewed_numbers(mean):
    check(mean, [1, 2, 2, 11])


@test_case(points=0.5, hidden=True)
def one_number(mean):
    check(mean, [7.5])


### END HIDDEN TESTS
'''

ANSWERS = {
    "right_numpy": "import numpy as np\n\n\ndef mean(numbers):\n    return np.mean(numbers)\n",
    "right_loop": (
        "def mean(numbers):\n    total = 0\n    for number in numbers:\n        total += number / len(numbers)\n"
        "    return total\n"
    ),
    "wrong_cut_off": (
        "# at most: 1.5\n# diagnosis: cut off to a whole number\ndef mean(numbers):\n"
        "    return sum(numbers) // len(numbers)\n"
    ),
    "wrong_median": (
        "# at most: 1\n# diagnosis: number in the middle\ndef mean(numbers):\n"
        "    return sorted(numbers)[len(numbers) // 2]\n"
    ),
    "wrong_sum": "# at most: 0.5\n# diagnosis: This is the sum\ndef mean(numbers):\n    return sum(numbers)\n",
}

SAMPLE_CLASS = """\
# The sample class of `grade`: what each made-up student hands in, and the automatic points that it deserves.

[reference]
about = "The master's own solutions."
score = 2

[untouched]
about = "The release as it was handed out."
untouched = true
score = 0
verdict = "missing"

[median]
about = "The number in the middle for the mean."
score = 1
answers.q1 = "wrong_median"
questions = { q1 = 1 }
"""


def make_skeleton(course: Course, name: str) -> list[Path]:
    """Write a new assignment into a course; return its files.

    Raises:
        UserError: the name is none, or taken.
    """
    if not re.fullmatch(r"[a-z]\w*", name, flags=re.ASCII):
        raise UserError(f"'{name}' cannot name an assignment: use small letters, digits and _, a letter first.")
    assignment = Assignment(name, course)
    folders = (assignment.source, assignment.tests, corpus_folder(assignment))
    for folder in folders:
        if folder.exists():
            raise UserError(f"{folder} is there already: choose another name.")
    corpus = corpus_folder(assignment)
    texts = {
        assignment.master: nbformat.writes(_master(name)) + "\n",
        assignment.tests / "q1.py": TEST,
        **{corpus / "q1" / f"{answer}.py": text for answer, text in ANSWERS.items()},
        corpus / "sample_class.toml": SAMPLE_CLASS,
    }
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return list(texts)


def _master(name: str) -> Any:
    """Return the master notebook."""
    cells = [
        new_markdown_cell(f"# {name}\n\nWhat this is about, and how long it takes. Ask: ${{contact}}.", id="title"),
        new_code_cell("from autograder import check, export", id="setup"),
        new_markdown_cell("### q1 · mean · 2 points\n\nSay what is asked, with shapes and an example.", id="q1-text"),
        _graded("q1-answer", SOLUTION),
        _graded("q1", 'check("q1")', points=2),
        new_markdown_cell(
            "#### When is it misleading? · 1 point by hand\n\n*Rubric: 1 point for an example with its reason.*",
            id="q1-question",
        ),
        _graded(
            "q1-written",
            "### BEGIN SOLUTION\nWhere a few numbers are much larger than all others, such as incomes.\n"
            "### END SOLUTION",
            points=1,
            is_written=True,
        ),
        new_markdown_cell(
            "## Handing in\n\nSave, run the cell below, and hand in the zip that it writes.", id="hand-in"
        ),
        new_code_cell("export()", id="export", metadata={"tags": ["otter_ignore"]}),
    ]
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
        "homework": {"assignment": name},
    }
    return new_notebook(cells=cells, metadata=metadata)


def _graded(name: str, source: str, points: float = 0, is_written: bool = False) -> Any:
    """Return a cell that nbgrader knows: an answer, a check with points, or a written answer with points."""
    settings = {
        "grade_id": name,
        "schema_version": 3,
        "task": False,
        "grade": points > 0,
        "solution": is_written or points == 0,
        "locked": points > 0 and not is_written,
    }
    if points:
        settings["points"] = points
    make = new_markdown_cell if is_written else new_code_cell
    return make(source, id=name, metadata={"nbgrader": settings})
