"""Grading a class: every submission gets a result, one file each, and the same command goes on where it stopped."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from msgspec import structs

from autograder.course import Assignment
from autograder.feedback import page
from autograder.master import grade_id, is_graded_by_hand, read_notebook
from autograder.questions import Question
from autograder.results import (
    Change,
    EngineFault,
    Grade,
    Graded,
    HandGraded,
    QuestionResult,
    Result,
    Run,
    Verdict,
    changes,
    machine,
    read_result,
    replace_file,
    write_result,
)
from autograder.submissions import Submission, Unreadable, Work, fingerprint, release_of

ATTEMPTS = 3
AHEAD = 128  # submissions handed to the executor at a time: more than it has workers
UNANSWERED = "YOUR ANSWER HERE"
NOT_GRADED = "This could not be graded, for a reason outside of the submission."
EARLIER, FAULTS, OUTPUT, FEEDBACK = "earlier", "faults", "output", "feedback"


class Engine(Protocol):
    """What turns one student's work into a result a question."""

    name: str
    versions: dict[str, str]
    isolation: str

    def grade(self, work: Work, only: frozenset[str] | None = None) -> Graded:
        """Return a result for each question in `only`, or for all of the assignment, whatever the work does.

        Raises:
            EngineFault: the infrastructure failed.
        """
        ...

    def stop(self) -> None:
        """End what is running; its results no longer matter."""
        ...


@dataclass(frozen=True)
class Rules:
    """What a grade depends on besides the submission: a hash a question, and the points of what is graded by hand."""

    questions: dict[str, str]
    by_hand: dict[str, float]

    @classmethod
    def of(cls, assignment: Assignment, engine: Engine) -> Rules:
        """Return the rules as they are now: of tests, release, kit, support modules, limits and engine."""
        cells = [cell for cell in read_notebook(assignment.master).cells if is_graded_by_hand(cell)]
        by_hand = {str(grade_id(cell)): float(cell.metadata["nbgrader"]["points"]) for cell in cells}
        return cls(question_rules(assignment, engine), by_hand)


@dataclass(frozen=True)
class Task:
    """What is to be done about one submission: grade `asked`, and take the rest from the `earlier` result of it."""

    submission: Submission
    digest: str
    fingerprints: dict[str, str]
    by_hand: dict[str, float]
    asked: frozenset[str]
    earlier: Result | None

    @property
    def asks_all(self) -> bool:
        """Whether nothing of an earlier result stays."""
        return self.asked == self.fingerprints.keys()

    @property
    def is_done(self) -> bool:
        """Whether the earlier result says all that a new one would."""
        if self.asked or not self.earlier:
            return False
        by_hand = {cell.name: cell.possible for cell in self.earlier.grade.by_hand}
        return self.earlier.fingerprints == self.fingerprints and by_hand == self.by_hand


@dataclass(frozen=True)
class Outcome:
    """A result, and what goes beside it: what the notebook printed (None: it did not run), our tracebacks, a page."""

    result: Result
    output: str | None
    faults: str
    feedback: str


@dataclass(frozen=True)
class Batch:
    """One class, one assignment, one engine, one folder of results, which others may share (`is_shared`)."""

    assignment: Assignment
    questions: list[Question]
    engine: Engine
    folder: Path
    is_shared: bool = False
    unchanged: list[str] = field(default_factory=list)
    set_aside: list[Path] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def grade(
        self,
        submissions: list[Submission],
        executor: Executor,
        done: Callable[[Result], None],
        only: frozenset[str] = frozenset(),
    ) -> list[Result]:
        """Grade what has no valid result yet; call `done` with each result; return all, in order.

        A question's result is valid while it has a verdict and the submission, its test file, the release, the kit,
        the support modules, the limits and the engine are the same. Where all are, a student is named in `unchanged`.
        With `only`, just these questions are graded again, valid or not, where the submission has a result. What a
        new result replaces is kept in `earlier/` and named in `set_aside`, as are the results of students who are not
        in this class, unless the folder is shared; points that differ are listed in `changes`.

        Raises:
            UserError: there is no release, or a result cannot be written; those before it are kept.
        """
        if not self.is_shared:
            self._set_aside_strangers({submission.student for submission in submissions})
        rules = Rules.of(self.assignment, self.engine)
        tasks = [self._task(submission, rules, only) for submission in submissions]
        results = {task.submission.student: task.earlier for task in tasks if self._is_done(task) and task.earlier}
        for student, result in results.items():
            self.unchanged.append(student)
            done(result)
        try:
            for outcome in self._outcomes((task for task in tasks if not self._is_done(task)), executor):
                result = self._store(outcome)
                results[result.student] = result
                done(result)
        except BaseException:
            self.engine.stop()
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        return [results[submission.student] for submission in submissions]

    def _is_done(self, task: Task) -> bool:
        return task.is_done and self._beside(FEEDBACK, task.submission.student).exists()

    def _task(self, submission: Submission, rules: Rules, only: frozenset[str]) -> Task:
        digest = fingerprint(submission.origin)
        fingerprints = {name: _hash(f"{rule} {digest}".encode()) for name, rule in rules.questions.items()}
        earlier = read_result(self._file(submission.student))
        if earlier is None or earlier.submission != digest:
            return Task(submission, digest, fingerprints, rules.by_hand, frozenset(fingerprints), None)
        asked = _to_grade(earlier, fingerprints, only)
        kept = {name: value for name, value in earlier.fingerprints.items() if name in fingerprints.keys() - asked}
        return Task(submission, digest, fingerprints | kept, rules.by_hand, asked, earlier)

    def _outcomes(self, tasks: Iterator[Task], executor: Executor) -> Iterator[Outcome]:
        """Yield each outcome when it is there; no more than `AHEAD` of them ever wait, with all that was printed."""
        finished: SimpleQueue[Future[Outcome]] = SimpleQueue()
        running = 0
        while True:
            for task in islice(tasks, AHEAD - running):
                executor.submit(self._grade_one, task).add_done_callback(finished.put)
                running += 1
            if not running:
                return
            yield finished.get().result()
            running -= 1

    def _grade_one(self, task: Task) -> Outcome:
        start, faults = time.perf_counter(), list[str]()
        work, failed = None, False
        try:
            work = task.submission.read(self.assignment)
            graded = self._judge(work, task, faults)
        except Unreadable as error:
            graded = self._unjudged(task, Verdict.UNREADABLE, notes=(str(error),))
        except Exception:  # ours: it must not cost the others their grades
            failed = True
            faults.append(traceback.format_exc())
            graded = self._unjudged(task, Verdict.NOT_GRADED, diagnoses=(NOT_GRADED,))
        attempts = len(faults) + (not failed)
        result = self._result(task, work, graded, time.perf_counter() - start, attempts)
        feedback = page(result, work.notebook if work else None, release_of(self.assignment))
        return Outcome(result, graded.output if task.asked else None, "\n".join(faults), feedback)

    def _judge(self, work: Work, task: Task, faults: list[str]) -> Graded:
        """Return what the engine makes of the work; what it raises on the last attempt is raised."""
        if not task.asked:
            return Graded((), notes=work.notes)
        only = None if task.asks_all else task.asked
        while True:
            try:
                graded = self.engine.grade(work, only)
                return structs.replace(graded, notes=(*work.notes, *graded.notes))
            except EngineFault:
                if len(faults) == ATTEMPTS - 1:
                    raise
                faults.append(traceback.format_exc())

    def _unjudged(
        self, task: Task, verdict: Verdict, diagnoses: tuple[str, ...] = (), notes: tuple[str, ...] = ()
    ) -> Graded:
        asked = [question for question in self.questions if question.name in task.asked]
        results = [QuestionResult(question.name, verdict, 0.0, question.points, diagnoses) for question in asked]
        return Graded(tuple(results), notes=notes)

    def _result(self, task: Task, work: Work | None, graded: Graded, seconds: float, attempts: int) -> Result:
        """Return what is new in the place of what it replaces: the earlier result's, unless all was asked for."""
        by_hand = _by_hand(task.by_hand, work)
        run = Run(
            self.engine.name,
            self.engine.isolation,
            machine(),
            round(seconds, 2),
            {name: round(value, 3) for name, value in graded.seconds.items()},
            attempts,
            self.engine.versions,
        )
        newer = Grade(graded.questions, by_hand, graded.notes, graded.flags)
        earlier = None if task.asks_all else task.earlier
        grade = (earlier.grade if earlier else Grade(())).updated(newer, [question.name for question in self.questions])
        if earlier:
            run = earlier.run.updated(run) if task.asked else earlier.run
        student = task.submission.student
        return Result(student, self.assignment.name, task.digest, task.fingerprints, grade, run)

    def _store(self, outcome: Outcome) -> Result:
        """Write an outcome into the folder, the result last: a result that is there is finished."""
        result, file = outcome.result, self._file(outcome.result.student)
        self._replace_text(FAULTS, result.student, outcome.faults)
        if outcome.output is not None:
            self._replace_text(OUTPUT, result.student, outcome.output)
        self._replace_text(FEEDBACK, result.student, outcome.feedback)
        earlier = read_result(file)
        if earlier:
            self.changes.extend(changes(earlier, result))
        if earlier != result:
            self._keep(file)
            write_result(result, file)
        return result

    def _file(self, student: str) -> Path:
        return self.folder / f"{student}.json"

    def _beside(self, kind: str, student: str) -> Path:
        return self.folder / kind / f"{student}.{'html' if kind == FEEDBACK else 'txt'}"

    def _replace_text(self, kind: str, student: str, text: str) -> None:
        file = self._beside(kind, student)
        if text:
            replace_file(file, text.encode("utf-8", "replace"))
        else:
            file.unlink(missing_ok=True)

    def _set_aside_strangers(self, students: set[str]) -> None:
        for file in self.folder.glob("*.json"):
            if file.stem not in students:
                self._keep(file)
                file.unlink()

    def _keep(self, file: Path) -> None:
        """Copy what is about to be replaced to `earlier/`, named after the moment when it was made."""
        if not file.exists():
            return
        moment = time.strftime("%Y%m%dT%H%M%S", time.localtime(file.stat().st_mtime))
        kept, number = self.folder / EARLIER / f"{file.stem}.{moment}{file.suffix}", 0
        while kept.exists():
            number += 1
            kept = kept.with_name(f"{file.stem}.{moment}-{number}{file.suffix}")
        replace_file(kept, file.read_bytes())
        self.set_aside.append(kept)

    def replace_table(self, text: str) -> Path:
        """Write `grades.csv`, in one step; an earlier one that says something else is kept."""
        file = self.folder / "grades.csv"
        if file.exists() and file.read_text(encoding="utf-8") != text:
            self._keep(file)
        replace_file(file, text.encode())
        return file


def question_rules(assignment: Assignment, engine: Engine) -> dict[str, str]:
    """Return for each question a hash of all that its grade depends on besides the submission.

    Raises:
        UserError: the assignment was not released yet.
    """
    parts = (engine.name, sorted(engine.versions.items()), assignment.limits, _released_cells(assignment))
    shared = hashlib.sha256(repr(parts).encode())
    files = [*Path(__file__).parent.glob("*.py"), *assignment.modules]
    for file in sorted(files, key=lambda file: file.name):
        shared.update(f"{file.name} {_hash(file.read_bytes())}\n".encode())
    return {test.stem: _hash(shared.digest() + test.read_bytes()) for test in sorted(assignment.tests.glob("*.py"))}


def _released_cells(assignment: Assignment) -> list[tuple[object, ...]]:
    """Return what submissions are repaired by: all of the release's cells but their points."""
    found: list[tuple[object, ...]] = []
    for cell in release_of(assignment).cells:
        settings = {key: value for key, value in cell.metadata.get("nbgrader", {}).items() if key != "points"}
        found.append((cell.get("id"), cell.cell_type, cell.source, sorted(settings.items()), cell.metadata.get("tags")))
    return found


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _to_grade(earlier: Result, fingerprints: dict[str, str], only: frozenset[str]) -> frozenset[str]:
    """Return the questions to grade again, those without a verdict among them."""
    results = {result.name: result.verdict for result in earlier.grade.questions}
    if only and Verdict.UNREADABLE in results.values():
        return frozenset(fingerprints)
    stale = only or {name for name, value in fingerprints.items() if earlier.fingerprints.get(name) != value}
    return frozenset(stale | {name for name in fingerprints if results.get(name) in (None, Verdict.NOT_GRADED)})


def _by_hand(cells: dict[str, float], work: Work | None) -> tuple[HandGraded, ...]:
    """Say of each cell whether it is answered: one that is not found is, since a person should look for it."""
    written: dict[str, str] = {}
    for cell in work.notebook.cells if work else ():
        written |= {str(name): str(cell.source) for name in (cell.get("id"), grade_id(cell))}
    return tuple(
        HandGraded(name, possible, bool(work) and _is_answered(written.get(name))) for name, possible in cells.items()
    )


def _is_answered(written: str | None) -> bool:
    return written is None or bool(written.replace(UNANSWERED, "").strip())
