"""The corpus of an assignment: right and wrong answers to its questions, one short Python file each.

`right_einsum.py` must keep every point, `wrong_overwrites.py` must lose some. Comments in the file say the rest:

    # at most: 1.5             the points that a wrong answer keeps
    # diagnosis: `+=`          a part of what it is told
    # flag: claims             a part of what the instructor is told, if anything
    # checkpoint: reference    hand in the reference's checkpoints of this question, too

A checkpoint of the answer's own lies beside it, as in `right_einsum.q10.safetensors`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.course import Assignment, UserError
from autograder.master import BEGIN_SOLUTION, read_notebook, without_markers
from autograder.submissions import Work

PROMISES = ("at most", "diagnosis", "flag", "checkpoint")


@dataclass(frozen=True)
class Answer:
    """One file of the corpus: an answer cell, and what it promises."""

    file: Path

    @property
    def question(self) -> str:
        """The question that it answers."""
        return self.file.parent.name

    @property
    def is_right(self) -> bool:
        """Whether it must keep every point."""
        return self.file.name.startswith("right_")

    @cached_property
    def source(self) -> str:
        """The text of the answer cell."""
        return self.file.read_text(encoding="utf-8")

    @property
    def at_most(self) -> float | None:
        """The points that a wrong answer keeps, if it says so."""
        promise = self._promises.get("at most")
        try:
            return None if promise is None else float(promise)
        except ValueError:
            raise UserError(f"{self.file}: '# at most: {promise}' is not a number of points.") from None

    @property
    def diagnosis(self) -> str:
        """A part of the sentence that it is told, or nothing."""
        return self._promises.get("diagnosis", "")

    @property
    def flag(self) -> str:
        """A part of the sentence that the instructor is told, or nothing."""
        return self._promises.get("flag", "")

    def checkpoints(self, reference: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the checkpoints to hand in for its question: those that lie beside it, or the reference's."""
        beside = self.file.parent.glob(f"{self.file.stem}.*.safetensors")
        own = {file.name.removeprefix(f"{self.file.stem}."): file.read_bytes() for file in beside}
        kept = of_question(reference, self.question) if self._promises.get("checkpoint") == "reference" else {}
        return kept | own

    @cached_property
    def _promises(self) -> dict[str, str]:
        found = dict(re.findall(rf"^# ({'|'.join(PROMISES)}): (.+?)\s*$", self.source, flags=re.MULTILINE))
        return {str(key): str(value) for key, value in found.items()}

    def __str__(self) -> str:
        return f"{self.question}/{self.file.stem}"


def of_question(checkpoints: Mapping[str, bytes], question: str) -> dict[str, bytes]:
    """Return those checkpoints, by file name, that belong to a question: q15.safetensors, q15_mse.safetensors, …"""
    return {name: data for name, data in checkpoints.items() if re.split(r"[_.]", name)[0] == question}


def corpus_folder(assignment: Assignment) -> Path:
    """Return the folder with the right and wrong answers to an assignment's questions."""
    return assignment.course.root / "tests" / "corpus" / assignment.name


def read_corpus(assignment: Assignment, question: str) -> list[Answer]:
    """Return a question's answers, right ones first."""
    folder = corpus_folder(assignment) / question
    return [Answer(file) for kind in ("right", "wrong") for file in sorted(folder.glob(f"{kind}_*.py"))]


# --- what submissions are put together from -------------------------------------------------------------------------


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


def with_answers(notebook: Any, answers: Mapping[str, str]) -> Any:
    """Return a copy of a notebook with these texts as its answers, by question."""
    copy = deepcopy(notebook)
    for cell in copy.cells:
        cell.source = answers.get(cell.id.removesuffix("-answer"), cell.source) if _is_answer(cell) else cell.source
    return copy


def _is_answer(cell: Any) -> bool:
    return str(cell.id).endswith("-answer")


def reference_checkpoints(assignment: Assignment) -> dict[str, bytes]:
    """Return the checkpoints of the master's own networks, by file name."""
    files = sorted((assignment.source / "reference_checkpoints").glob("*.safetensors"))
    return {file.name: file.read_bytes() for file in files}


@dataclass(frozen=True)
class Bench:
    """Where answers are tried: the reference's notebook and checkpoints, read once."""

    assignment: Assignment

    @cached_property
    def reference(self) -> Any:
        """The notebook with the master's own solutions."""
        return reference_notebook(self.assignment)

    @cached_property
    def checkpoints(self) -> dict[str, bytes]:
        """The reference's checkpoints by file name."""
        return reference_checkpoints(self.assignment)

    def solution(self) -> Work:
        """Return the reference as a submission."""
        return Work(self.reference, self.checkpoints)

    def untouched(self) -> Work:
        """Return the release as a submission, nothing answered."""
        return Work(released_notebook(self.assignment))

    def work(self, answers: Mapping[str, Answer]) -> Work:
        """Return a submission that gives these answers, by question, and the reference's to all others."""
        notebook = with_answers(self.reference, {question: answer.source for question, answer in answers.items()})
        checkpoints = dict(self.checkpoints)
        for question, answer in answers.items():
            for name in of_question(self.checkpoints, question):
                del checkpoints[name]
            checkpoints |= answer.checkpoints(self.checkpoints)
        return Work(notebook, checkpoints)
