"""A class of any size for the small course: mostly honest, some of it not."""

from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from autograder.course import Assignment
from autograder.master import read_notebook

RIGHT = "def double(x):\n    return x + x"
ANSWERS = [  # answers to q1 and q2, and the points that they deserve
    (RIGHT, 'greeting = "hello"', 4.0),
    ("def double(x):\n    return x << 1", 'greeting = "hel" + "lo"', 4.0),
    ("def double(x):\n    return x * x", 'greeting = "hello"', 0.5),
    ("def double(x):\n    return [][x]", 'greeting = "bye"', 0.0),
    ("def double(x):\n    return 6", 'greeting = "hello"', 1.5),
    ("import os\nos._exit(3)", 'greeting = "hello"', 0.5),
    (RIGHT, "raise NotImplementedError", 3.5),
    (RIGHT + "\nprint('x' * 100_000)", 'greeting = "hello"', 4.0),
    ("import numpy\nkept = numpy.ones(10**6)\n" + RIGHT, 'greeting = "hello"', 4.0),
]


def build_class(assignment: Assignment, folder: Path, size: int) -> dict[str, float]:
    """Write notebooks of `size` students into a new folder; return what each deserves."""
    folder.mkdir(parents=True)
    release = read_notebook(assignment.release / assignment.master.name)
    deserved = {}
    for number in range(size):
        q1, q2, points = ANSWERS[number % len(ANSWERS)]
        notebook = deepcopy(release)
        for cell in notebook.cells:
            cell.source = {"q1-answer": q1, "q2-answer": q2}.get(cell.id, cell.source)
        notebook.cells.append(new_code_cell(f"student = {number}", id=f"mark-{number}"))
        nbformat.write(notebook, folder / f"student{number:04}.ipynb")
        deserved[f"student{number:04}"] = points
    return deserved
