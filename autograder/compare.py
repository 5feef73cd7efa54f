"""The cross-check: what both engines make of the same submissions, and where they do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from autograder.corpus import Answer
from autograder.course import Assignment, UserError
from autograder.mosaics import build_mosaics, mosaic_answers
from autograder.results import QuestionResult, Result, Verdict, points
from autograder.sample_class import build_sample_class, read_sample_class
from autograder.submissions import Submission, find_submissions, unpacked

ENGINES = ("sandbox", "otter")
Answers = Mapping[str, Mapping[str, Answer]]  # of the corpus, by student and question


@dataclass(frozen=True)
class Disagreement:
    """A question for which two engines give different points, in words fit for a table."""

    student: str
    question: str
    first: str
    second: str
    answer: Answer | None = None


def compare(first: list[Result], second: list[Result], answers: Answers | None = None) -> list[Disagreement]:
    """Return where two lists of results of the same submissions differ; what was not graded agrees with nothing.

    Raises:
        ValueError: the results are not of the same submissions in the same order.
    """
    if [result.student for result in first] != [result.student for result in second]:
        raise ValueError("The results are not of the same submissions.")
    return [
        Disagreement(one.student, a.name, points(a), points(b), (answers or {}).get(one.student, {}).get(a.name))
        for one, other in zip(first, second, strict=True)
        for a, b in zip(one.grade.questions, other.grade.questions, strict=True)
        if not _agree(a, b)
    ]


def _agree(one: QuestionResult, other: QuestionResult) -> bool:
    is_graded = Verdict.NOT_GRADED not in (one.verdict, other.verdict)
    return is_graded and one.name == other.name and one.score == other.score


@dataclass(frozen=True)
class HandedIn:
    """A class to compare engines on: submissions, the corpus files in them, the points that otter is known to give."""

    submissions: list[Submission]
    answers: Answers = field(default_factory=dict)
    with_otter: Mapping[str, float] = field(default_factory=dict)


@contextmanager
def handed_in(
    assignment: Assignment, place: Path | None, mosaics: bool, only: tuple[str, ...] = ()
) -> Iterator[HandedIn]:
    """Yield the submissions of `place`, else the mosaics, else the sample class; of the students in `only`, if any.

    Raises:
        UserError: there is nothing to compare on, or more than one thing, or no such student.
    """
    if place and mosaics:
        raise UserError("Give SUBMISSIONS or --mosaics, not both.")
    answers: Answers = {}
    with_otter: Mapping[str, float] = {}
    build = assignment.course.root / "build"
    if mosaics:
        place, answers = build / "mosaics" / assignment.name, mosaic_answers(assignment)
        build_mosaics(assignment, place)
    elif place is None:
        place = build / "sample_class" / assignment.name
        build_sample_class(assignment, place)
        students = read_sample_class(assignment).items()
        with_otter = {name: student.stock_otter for name, student in students if student.stock_otter is not None}
    with unpacked(place) as folder:
        yield HandedIn(_chosen(find_submissions(folder), only), answers, with_otter)


def _chosen(submissions: list[Submission], only: tuple[str, ...]) -> list[Submission]:
    known = [submission.student for submission in submissions]
    for name in only:
        if name not in known:
            raise UserError(f"There is no submission of '{name}'; there are: {', '.join(known)}.")
    return [submission for submission in submissions if not only or submission.student in only]


@dataclass(frozen=True)
class Comparison:
    """What the sandbox (`first`) and otter (`second`) make of a class."""

    handed_in: HandedIn
    first: list[Result]
    second: list[Result]

    @cached_property
    def lost(self) -> list[str]:
        """The students who are known to lose the whole submission with otter, and did."""
        known = self.handed_in.with_otter
        return [result.student for result in self.second if result.grade.score == known.get(result.student)]

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """What nobody knew of before."""
        found = compare(self.first, self.second, self.handed_in.answers)
        return [each for each in found if each.student not in self.lost]

    def lines(self) -> Iterator[str]:
        """Yield what a person should read."""
        if self.lost:
            yield f"otter loses the whole submission, as it is known to: {', '.join(self.lost)}."
        compared = [result for result in self.first if result.student not in self.lost]
        size = f"{len(compared)} submissions × {len(compared[0].grade.questions) if compared else 0} questions"
        if not self.disagreements:
            yield f"Both engines give the same points for all {size}."
            return
        yield from _table(self.disagreements)
        yield f"The engines disagree in {len(self.disagreements)} places of {size}."


def _table(disagreements: list[Disagreement]) -> list[str]:
    rows = [("student", "question", *ENGINES, "answer")]
    for each in disagreements:
        rows.append((each.student, each.question, each.first, each.second, str(each.answer or "")))
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
