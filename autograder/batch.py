"""Grading a class: every submission gets a result, one file each, and the same command goes on where it stopped."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from autograder.course import Assignment
from autograder.master import grade_id, is_graded_by_hand, read_notebook
from autograder.questions import Question
from autograder.results import (
    Grade,
    HandGraded,
    QuestionResult,
    Result,
    Run,
    Verdict,
    read_result,
    write_result,
)
from autograder.submissions import Submission, Unreadable, Work, fingerprint

UNANSWERED = "YOUR ANSWER HERE"
EARLIER = "earlier"


class Engine(Protocol):
    """What turns one student's work into a result a question."""

    name: str
    versions: dict[str, str]

    def grade(self, work: Work) -> tuple[QuestionResult, ...]:
        """Return a result for every question of the assignment, whatever the work does."""
        ...

    def stop(self) -> None:
        """End what is running; its results no longer matter."""
        ...


@dataclass(frozen=True)
class Batch:
    """One class, one assignment, one engine, one folder of results."""

    assignment: Assignment
    questions: list[Question]
    engine: Engine
    folder: Path
    unchanged: list[str] = field(default_factory=list)
    set_aside: list[Path] = field(default_factory=list)

    def grade(self, submissions: list[Submission], executor: Executor, done: Callable[[Result], None]) -> list[Result]:
        """Grade what has no valid result yet; call `done` with each result; return all, in order.

        A result is valid, and named in `unchanged`, while the submission, the tests, the support module and the
        engine are the same. One that no longer is moves to `earlier/` and is named in `set_aside`, as are those
        of students who are not in this class.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._set_aside_strangers({submission.student for submission in submissions})
        rules = rules_fingerprint(self.assignment, self.engine)
        by_hand = list(_hand_graded_cells(self.assignment))
        results: dict[str, Result] = {}
        waiting = {}
        for submission in submissions:
            key = hashlib.sha256(f"{rules} {fingerprint(submission.origin)}".encode()).hexdigest()
            earlier = read_result(self._file(submission.student))
            if earlier and earlier.fingerprint == key and earlier.grade.verdict != Verdict.NOT_GRADED:
                results[submission.student] = earlier
                self.unchanged.append(submission.student)
                done(earlier)
            else:
                waiting[executor.submit(self._grade_one, submission, key, by_hand)] = submission
        try:
            for future in as_completed(waiting):
                result = future.result()
                self._set_aside(self._file(result.student))
                write_result(result, self._file(result.student))
                results[result.student] = result
                done(result)
        except BaseException:
            self.engine.stop()
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        return [results[submission.student] for submission in submissions]

    def _grade_one(self, submission: Submission, key: str, by_hand: list[Any]) -> Result:
        start = time.perf_counter()
        try:
            work = submission.read(self.assignment)
            written = {
                str(name): cell.source for cell in work.notebook.cells for name in (cell.get("id"), grade_id(cell))
            }
            waiting = tuple(_hand_graded(cell, written.get(str(grade_id(cell)))) for cell in by_hand)
            grade = Grade(self.engine.grade(work), waiting, work.notes)
        except Unreadable as error:
            grade = self._without_work(Verdict.UNREADABLE, str(error))
        except Exception as error:  # ours: it must not cost the others their grades
            file = self.folder / "faults" / f"{submission.student}.txt"
            file.parent.mkdir(exist_ok=True)
            file.write_text(traceback.format_exc(), encoding="utf-8")
            grade = self._without_work(Verdict.NOT_GRADED, f"The kit failed ({type(error).__name__}); see {file}.")
        run = Run(self.engine.name, round(time.perf_counter() - start, 2), self.engine.versions)
        return Result(submission.student, self.assignment.name, key, grade, run)

    def _without_work(self, verdict: Verdict, sentence: str) -> Grade:
        results = [QuestionResult(question.name, verdict, 0.0, question.points) for question in self.questions]
        return Grade(tuple(results), notes=(sentence,))

    def _file(self, student: str) -> Path:
        return self.folder / f"{student}.json"

    def _set_aside_strangers(self, students: set[str]) -> None:
        for file in self.folder.glob("*.json"):
            if file.stem not in students:
                self._set_aside(file)

    def _set_aside(self, file: Path) -> None:
        if file.exists():
            (self.folder / EARLIER).mkdir(exist_ok=True)
            moment = time.strftime("%Y%m%dT%H%M%S", time.localtime(file.stat().st_mtime))
            same = len(list((self.folder / EARLIER).glob(f"{file.stem}.{moment}*")))
            kept = self.folder / EARLIER / f"{file.stem}.{moment}{f'-{same}' if same else ''}{file.suffix}"
            file.rename(kept)
            self.set_aside.append(kept)

    def replace_table(self, text: str) -> Path:
        """Write `grades.csv`, in one step; an earlier one that says something else is set aside."""
        file = self.folder / "grades.csv"
        if file.exists() and file.read_text(encoding="utf-8") != text:
            self._set_aside(file)
        partial = file.with_name(f".{file.name}.partial")
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
        return file


def rules_fingerprint(assignment: Assignment, engine: Engine) -> str:
    """Return a hash of all that a grade depends on besides the submission."""
    root = assignment.course.root
    digest = hashlib.sha256(repr((engine.name, sorted(engine.versions.items()))).encode())
    files = [*assignment.tests.glob("*.py"), *Path(__file__).parent.glob("*.py"), *root.glob("hw9_*.py")]
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    digest.update(repr(assignment.course.settings.limits).encode())
    for cell in _hand_graded_cells(assignment):
        digest.update(repr(cell.metadata["nbgrader"]).encode())
    return digest.hexdigest()


def _hand_graded_cells(assignment: Assignment) -> Iterator[Any]:
    return (cell for cell in read_notebook(assignment.master).cells if is_graded_by_hand(cell))


def _hand_graded(cell: Any, written: str | None) -> HandGraded:
    """A cell that cannot be found counts as answered: a person should look for it."""
    answered = written is None or bool(written.replace(UNANSWERED, "").strip())
    return HandGraded(str(grade_id(cell)), float(cell.metadata["nbgrader"]["points"]), answered)
