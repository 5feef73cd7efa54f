"""A course with one tiny assignment, `mini`, for tests of everything around the notebooks."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.course import Assignment, find_course

ROOT = Path(__file__).parent.parent

DOUBLE_TEST = """\
from otter.test_files import test_case

from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q1"


@test_case(points=1)
def test_of_three(double):
    expect_close(call(double, 3), 6)


### BEGIN HIDDEN TESTS
from autograder.references import conv1d

SECRET_INPUT = 1234567


@test_case(points=2.5, hidden=True)
def test_of_a_large_number(double):
    expect_close(call(double, SECRET_INPUT), 2 * SECRET_INPUT, mistakes={"This is the square.": SECRET_INPUT**2})


### END HIDDEN TESTS
"""

GREETING_TEST = """\
from otter.test_files import test_case

from autograder.probes import Missing, Mistake

OK_FORMAT = False
name = "q2"


@test_case(points=0.5)
def test_is_text(greeting):
    if greeting is None:
        raise Missing("There is no greeting.")
    if greeting != "hello":
        raise Mistake("The greeting is something else.")
"""


def make_course(root: Path) -> Assignment:
    """Write the course into `root` and return its assignment."""
    source = root / "source" / "mini"
    source.mkdir(parents=True)
    settings = (ROOT / "source" / "course.toml").read_text().replace("autograder/tests", "hidden")
    (root / "source" / "course.toml").write_text(settings)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for module in ROOT.glob("hw9_*.py"):
        shutil.copy(module, root)
    (root / "autograder").symlink_to(ROOT / "autograder")
    tests = root / "hidden" / "mini"
    tests.mkdir(parents=True)
    (tests / "q1.py").write_text(DOUBLE_TEST)
    (tests / "q2.py").write_text(GREETING_TEST)
    nbformat.write(mini_master(), source / "mini.ipynb")
    return find_course(root).assignment("mini")


def mini_master():
    """Return the master notebook: two questions, a demonstration and one written answer."""
    cells = [
        new_markdown_cell("# Mini\nAsk ${contact}, get it from ${release_url}.", id="title"),
        new_code_cell("import numpy as np\nfrom autograder import check", id="setup"),
        graded(
            "q1-answer",
            "def double(x):\n    ### BEGIN SOLUTION\n    return x + x + 0 * 987\n    ### END SOLUTION",
        ),
        graded("q1", 'check("q1")', grade=True),
        new_code_cell("double(4)", id="demo", metadata={"tags": ["otter_ignore"]}),
        graded("q2-answer", '### BEGIN SOLUTION\ngreeting = "hello"\n### END SOLUTION'),
        graded("q2", 'check("q2")', grade=True),
        graded("q2-written", "### BEGIN SOLUTION\nBecause it is polite.\n### END SOLUTION", written=True),
    ]
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
        "homework": {"assignment": "mini"},
    }
    return new_notebook(cells=cells, metadata=metadata)


def graded(name: str, source: str, grade: bool = False, written: bool = False):
    """Return a cell that nbgrader knows: an answer, a check (`grade`) or a written answer."""
    settings = {"grade_id": name, "schema_version": 3, "task": False}
    settings |= {"grade": grade or written, "solution": not grade, "locked": grade}
    if grade or written:
        settings["points"] = 1
    make = new_markdown_cell if written else new_code_cell
    return make(source, id=name, metadata={"nbgrader": settings})
