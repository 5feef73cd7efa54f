"""What grading a submission gives: verdicts, points, and the JSON file they are kept in."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import platform
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import structs

from autograder.course import UserError

FORMAT_VERSION = 2
LEVELS = ("full", "container", "none")  # of isolation, from best to weakest
FULL = (errno.ENOSPC, errno.EDQUOT)


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
    """The grade of one question.

    `flags` are for the instructor's eye and never change the score; `read_again` are headings of the notebook.
    """

    name: str
    verdict: Verdict
    score: float
    possible: float
    diagnoses: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    read_again: tuple[str, ...] = ()


class Graded(msgspec.Struct, frozen=True):
    """What an engine makes of one submission.

    `questions` are those it was asked for. `flags` say what the submission as a whole tried, sorted; they never change
    a score. `seconds` is the wall time by question, `output` the printable text that the notebook printed meanwhile.
    `failed` names by question the cases that an answer failed, for whoever tests the tests.
    """

    questions: tuple[QuestionResult, ...]
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: dict[str, float] = {}
    output: str = ""
    failed: dict[str, tuple[str, ...]] = {}


class EngineFault(Exception):
    """The infrastructure failed, not the submission: trying again may help, and no score follows from it."""


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
    flags: tuple[str, ...] = ()

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

    @property
    def not_graded(self) -> tuple[str, ...]:
        """The questions that a failure of ours kept from getting a verdict."""
        return tuple(question.name for question in self.questions if question.verdict is Verdict.NOT_GRADED)

    def updated(self, newer: Grade, names: list[str]) -> Grade:
        """Return the questions `names` of this grade with the `newer` ones in their places; notes and flags add up."""
        questions = {question.name: question for question in (*self.questions, *newer.questions)}
        notes = dict.fromkeys((*self.notes, *newer.notes))
        flags = {*self.flags, *newer.flags}
        return Grade(tuple(questions[name] for name in names), newer.by_hand, tuple(notes), tuple(sorted(flags)))


class Run(msgspec.Struct, frozen=True):
    """How the grade came about, the last time anything was graded; this may differ from machine to machine.

    `isolation` is the weakest level that any question of the grade was graded on. `seconds` is the wall time of the
    last time, `question_seconds` that of each question whenever it was graded.
    """

    engine: str
    isolation: str
    machine: str
    seconds: float
    question_seconds: dict[str, float]
    attempts: int
    versions: dict[str, str]

    def updated(self, newer: Run) -> Run:
        """Return the `newer` run as that of a grade of which this one is a part."""
        isolation = max(self.isolation, newer.isolation, key=LEVELS.index)
        seconds = self.question_seconds | newer.question_seconds
        return structs.replace(newer, isolation=isolation, question_seconds=seconds)


class Result(msgspec.Struct, frozen=True):
    """One submission's result, as kept in `graded/<assignment>/<student>.json`.

    `submission` is the hash of what was handed in, `fingerprints` by question that of all that its grade depends on.
    """

    student: str
    assignment: str
    submission: str
    fingerprints: dict[str, str]
    grade: Grade
    run: Run
    format_version: int = FORMAT_VERSION


class Change(msgspec.Struct, frozen=True):
    """A question whose points are not what they were, in words fit for a table."""

    student: str
    question: str
    before: str
    after: str


def changes(before: Result, after: Result) -> list[Change]:
    """Return the questions of `after` whose points differ from those in `before`, in order."""
    old = {question.name: points(question) for question in before.grade.questions}
    new = {question.name: points(question) for question in after.grade.questions}
    return [
        Change(after.student, name, old.get(name, "new"), new[name])
        for name in new
        if old.get(name, "new") != new[name]
    ]


def points(question: QuestionResult) -> str:
    """Return the score as text, which is no number where nothing was judged."""
    return "not graded" if question.verdict is Verdict.NOT_GRADED else f"{question.score:g}"


def write_result(result: Result, file: Path) -> None:
    """Write the result as indented JSON, in one step."""
    replace_file(file, msgspec.json.format(msgspec.json.encode(result, order="deterministic"), indent=2) + b"\n")


def replace_file(file: Path, content: bytes) -> None:
    """Write the file in one step, and its folder if need be: a reader sees all of it, or what was there before.

    Raises:
        UserError: the disk is full, or the file must not be written; nothing is left of the attempt.
    """
    partial = file.with_name(f".{file.name}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(file)
    except OSError as error:
        remedy = "make room there" if error.errno in FULL else "mend that"
        raise UserError(
            f"{file} cannot be written ({error.strerror}): {remedy} and run the same command again; "
            "what is finished is kept."
        ) from None
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()


def read_result(file: Path) -> Result | None:
    """Return the result in `file`, or None where there is none that this version can read."""
    try:
        result = msgspec.json.decode(file.read_bytes(), type=Result)
    except (OSError, msgspec.DecodeError):
        return None
    return result if result.format_version == FORMAT_VERSION else None


def machine() -> str:
    """Return what a reader must know of this machine: system, processor and cores; never its name."""
    return f"{platform.system()} {platform.machine()}, {processor()}, {os.cpu_count()} cores"


@functools.cache
def processor() -> str:
    """Return the name of the processor's kind."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
