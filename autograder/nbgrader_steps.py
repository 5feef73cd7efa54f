"""What nbgrader does on the way from master to release, to solution and to grades, with our own steps among its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from nbgrader import preprocessors as nbgrader_preprocessors
from nbgrader.converters import Autograde, GenerateAssignment, GenerateSolution
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder import embedded
from autograder.course import Assignment, find_course
from autograder.environment import environment
from autograder.master import without_markers
from autograder.questions import read_questions

Notebook = Any  # nbformat.NotebookNode, which has no types
Resources = Any


def assignment_of(resources: Resources) -> Assignment:
    """Return the assignment that nbgrader is working on; its current folder is then the course's."""
    return find_course().assignment(resources["nbgrader"]["assignment"])


class FillInSettings(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes the course's settings over the `${…}` of a master, and the assignment's name into its metadata."""

    def preprocess(self, nb: Notebook, resources: Resources) -> tuple[Notebook, Resources]:
        """Return a copy of the notebook without placeholders."""
        assignment = assignment_of(resources)
        nb = deepcopy(nb)
        nb.metadata = {**nb.metadata, "homework": {"assignment": assignment.name}}
        for cell in nb.cells:
            for name, value in assignment.placeholders().items():
                cell.source = cell.source.replace(f"${{{name}}}", value)
        return nb, resources


class PointsFromTests(NbGraderPreprocessor):  # type: ignore[misc]
    """Gives every check cell the points that the otter test file of its question adds up to."""

    def preprocess(self, nb: Notebook, resources: Resources) -> tuple[Notebook, Resources]:
        """Return the notebook with nbgrader's points set."""
        points = {question.name: question.points for question in read_questions(assignment_of(resources))}
        for cell in nb.cells:
            settings = cell.metadata.get("nbgrader", {})
            if settings.get("grade_id") in points:
                settings["points"] = points[settings["grade_id"]]
        return nb, resources


class RemoveMarkers(NbGraderPreprocessor):  # type: ignore[misc]
    """Takes the lines that mark solutions out, for those who read them."""

    def preprocess_cell(self, cell: Any, resources: Resources, index: int) -> tuple[Any, Resources]:
        """Return the cell without markers."""
        cell.source = without_markers(cell.source)
        return cell, resources


class ExecuteForGrading(nbgrader_preprocessors.Execute):  # type: ignore[misc]
    """nbgrader's execution of a submission, with checkpoints loaded instead of trained and all tests at hand."""

    def preprocess(self, nb: Notebook, resources: Resources, km: Any = None) -> tuple[Notebook, Resources]:
        """Return the executed notebook."""
        with grading_variables(assignment_of(resources)):
            return super().preprocess(nb, resources, km)  # type: ignore[no-any-return]


@contextmanager
def grading_variables(assignment: Assignment) -> Iterator[None]:
    """Tell every kernel started within that it is being graded, on data whose test labels are scrubbed."""
    with tempfile.TemporaryDirectory(prefix="grading-data-") as folder:
        data = embedded.grading_folder(Path(folder))
        with environment(HOMEWORK_GRADING=str(data), HOMEWORK_TESTS=str(assignment.tests)):
            yield


def _default_steps(converter: type, trait: str) -> list[Any]:
    return list(getattr(converter(), trait))


RELEASE_STEPS = [FillInSettings, PointsFromTests, *_default_steps(GenerateAssignment, "preprocessors")]
SOLUTION_STEPS = [FillInSettings, PointsFromTests, RemoveMarkers, *_default_steps(GenerateSolution, "preprocessors")]
AUTOGRADE_STEPS = [
    ExecuteForGrading if step is nbgrader_preprocessors.Execute else step
    for step in _default_steps(Autograde, "autograde_preprocessors")
]
