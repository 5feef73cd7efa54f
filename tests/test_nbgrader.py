"""Plain nbgrader on a release: a failing check earns nothing there, a passing one its points."""

import os
import shutil
import subprocess

import nbformat
import pytest
from nbgrader.api import Gradebook
from small_course import ROOT

from autograder.environment import search_path

SOLVED = {
    "q1-answer": "def double(x):\n    return x**2 if x > 9 else 2 * x",
    "q2-answer": 'greeting = "hello"',
}


@pytest.fixture
def gradebook(mini):
    """The gradebook after `nbgrader autograde`: q1 passes its public case and fails the hidden one, q2 is right."""
    nbgrader(mini, "generate_assignment")
    notebook = nbformat.read(mini.release / "mini.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = SOLVED.get(cell.id, cell.source)
    submitted = mini.course.root / "submitted" / "ada" / "mini"
    submitted.mkdir(parents=True)
    nbformat.write(notebook, submitted / "mini.ipynb")
    nbgrader(mini, "autograde")
    with Gradebook(f"sqlite:///{mini.course.root}/gradebook.db", "homework") as gradebook:
        yield gradebook


def nbgrader(assignment, verb):
    program = shutil.which("nbgrader", path=search_path())
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": search_path()}
    root = assignment.course.root
    done = subprocess.run([program, verb, "mini"], cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_failing_check_earns_nothing_and_a_passing_one_its_points(gradebook):
    scores = {
        grade.name: (grade.auto_score, grade.max_score)
        for grade in gradebook.find_submission_notebook("mini", "mini", "ada").grades
    }
    assert scores["q1"] == (0, 3.5)
    assert scores["q2"] == (0.5, 0.5)
    assert scores["q2-written"] == (0, 1)
