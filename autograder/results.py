"""What grading a submission gives: verdicts, points, and the JSON file they are kept in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

FORMAT_VERSION = 1


class Verdict(StrEnum):
    """How a question, or a whole submission, came out; from best to worst, ours at the end."""

    CORRECT = "correct"
    PARTIAL = "partial"
    INCORRECT = "incorrect"
    RAISED = "raised"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_GRADED = "not_graded"


class QuestionResult(msgspec.Struct, frozen=True):
    """The grade of one question; flags are for the instructor's eye and never change the score."""

    name: str
    verdict: Verdict
    score: float
    possible: float
    diagnoses: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class HandGraded(msgspec.Struct, frozen=True):
    """A written answer that waits for a person."""

    name: str
    possible: float
    answered: bool


class Grade(msgspec.Struct, frozen=True):
    """Everything that depends on the submission and the tests alone."""

    questions: tuple[QuestionResult, ...]
    by_hand: tuple[HandGraded, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """Automatic points earned."""
        return sum(question.score for question in self.questions)

    @property
    def possible(self) -> float:
        """Automatic points to be had."""
        return sum(question.possible for question in self.questions)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that all questions share, or None where they differ."""
        verdicts = {question.verdict for question in self.questions}
        return verdicts.pop() if len(verdicts) == 1 else None


class Run(msgspec.Struct, frozen=True):
    """How the grade came about; this may differ from machine to machine."""

    engine: str
    seconds: float
    versions: dict[str, str]


class Result(msgspec.Struct, frozen=True):
    """One submission's result, as kept in `graded/<assignment>/<student>.json`."""

    student: str
    assignment: str
    fingerprint: str
    grade: Grade
    run: Run
    format_version: int = FORMAT_VERSION


def write_result(result: Result, file: Path) -> None:
    """Write the result as indented JSON, in one step: a reader sees the whole file or none."""
    partial = file.with_name(f".{file.name}.partial")
    partial.write_bytes(msgspec.json.format(msgspec.json.encode(result, order="deterministic"), indent=2) + b"\n")
    partial.replace(file)


def read_result(file: Path) -> Result | None:
    """Return the result in `file`, or None where there is none that this version can read."""
    try:
        result = msgspec.json.decode(file.read_bytes(), type=Result)
    except (OSError, msgspec.DecodeError):
        return None
    return result if result.format_version == FORMAT_VERSION else None
