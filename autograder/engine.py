"""The engine: runs each submission in a sandbox and asks it the hidden tests' questions from outside.

The test files are otter's own and run here, in the trusted process. Where they name a student's function they get a
stand-in, which sends its arguments into the sandbox and brings back what the function returns there. Expected values,
comparisons and points never leave this process, and nothing that a sandbox says is believed to be more than an answer.
"""

from __future__ import annotations

import contextlib
import functools
import os
import queue
import shutil
import tempfile
import threading
import time
import warnings
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

import matplotlib
import msgspec
import numpy as np
import torch

from autograder import embedded, integrity, sandbox
from autograder.course import Assignment, UserError
from autograder.interview import TURN, Interview
from autograder.judging import DEATHS, CaseOutcome, judge
from autograder.master import grade_id
from autograder.questions import Question
from autograder.results import EngineFault, Graded, QuestionResult, Verdict
from autograder.sandbox import Policy
from autograder.session import Died, Lost, Output, Session
from autograder.submissions import Work
from autograder.warm_server import DATA, RELEASED_FILES, SERVER_FILES, ServerFault, WarmServer
from autograder.wording import vocabulary, without_strange_words

FORKS_A_SERVER = 1000
PATIENCE = 3  # wall time allowed for each second of processor time
MOST_RESTARTS = 5
SKIPPED = "otter_ignore"


class SandboxEngine:
    """Grades submissions, several at a time; use it as a context manager, since it keeps servers while it lives."""

    name = "sandbox"

    def __init__(
        self, assignment: Assignment, questions: list[Question], workers: int = 1, isolation: str | None = None
    ) -> None:
        try:
            self.isolation = sandbox.choose_level(isolation)
        except sandbox.Refused as refusal:
            raise UserError(str(refusal)) from None
        self.assignment = assignment
        self.questions = questions
        self.workers = workers
        self.limits = assignment.limits
        self.versions = {package: version(package) for package in ("otter-grader", "torch", "numpy")}
        self._slots: queue.SimpleQueue[_Slot] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._all: list[_Slot] = []

    def __enter__(self) -> SandboxEngine:
        self._scratch = tempfile.TemporaryDirectory(prefix="homework-engine-", ignore_cleanup_errors=True)
        folder = Path(self._scratch.name)
        folder.chmod(0o711)  # the servers may run as another user
        _refuse_readable_secrets(self.assignment)
        self.assignment.put_on_path()
        torch.set_num_threads(1)  # the tests' own arithmetic is small; more threads would wait on the servers' cores
        self.kit = build_kit(self.assignment, folder / "kit")
        for number in range(self.workers):
            slot = _Slot(self, self._policy(number, folder))
            self._all.append(slot)
            self._slots.put(slot)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for slot in self._all:
            slot.server.close()
        self._scratch.cleanup()

    def grade(self, work: Work, only: frozenset[str] | None = None) -> Graded:
        """Return a result for every question, or for those in `only`, whatever the submission does.

        Raises:
            EngineFault: a server failed; the submission has not been judged.
        """
        slot = self._slots.get()
        try:
            slot.server.await_ready()
            return _Grading(slot, work, only).graded()
        except ServerFault as fault:
            slot.replace()
            raise EngineFault(str(fault)) from None
        finally:
            if slot.server.forks >= FORKS_A_SERVER:
                slot.replace()
            self._slots.put(slot)

    def stop(self) -> None:
        """End what is running; its results no longer matter."""
        self._stopped.set()
        for slot in self._all:
            slot.server.hang_up()

    def start_server(self, policy: Policy) -> WarmServer:
        """Start a server, unless the engine was told to stop.

        Raises:
            EngineFault: it was.
        """
        if self._stopped.is_set():
            raise EngineFault("The engine was stopped.")
        return WarmServer(self.kit, policy)

    def _policy(self, number: int, folder: Path) -> Policy:
        limits, megabyte = self.limits, 2**20
        kit, full = self.kit, self.isolation == "full"
        folders = [path for path in kit.iterdir() if path.is_dir() and path.name != "autograder"]
        released = [*kit.glob("*.py"), *(kit / "autograder" / name for name in RELEASED_FILES)]
        return Policy(
            level=self.isolation,
            uid=sandbox.free_uid(number) if os.geteuid() == 0 else None,
            work=sandbox.WORK if full else str(folder / f"work-{number}"),
            readable=tuple(str(path) for path in (*released, *folders)),
            listable=(str(kit),),
            cpu_seconds=int(limits.question_seconds),
            memory=int(limits.memory_megabytes) * megabyte,
            disk=int(limits.disk_megabytes) * megabyte,
            processes=int(limits.processes),
            files=int(limits.open_files),
        )


def build_kit(assignment: Assignment, folder: Path) -> Path:
    """Fill and return a new `folder` with all that a sandbox may know: released kit, pictures, data without labels."""
    own = Path(__file__).parent
    (folder / "autograder").mkdir(parents=True)
    for name in (*RELEASED_FILES, *SERVER_FILES):
        shutil.copyfile(own / name, folder / "autograder" / name)
    for module in assignment.modules:
        shutil.copyfile(module, folder / module.name)
    if (assignment.release / "images").is_dir():
        shutil.copytree(assignment.release / "images", folder / "images")
    (folder / "matplotlib").mkdir()
    for fonts in Path(matplotlib.get_cachedir()).glob("fontlist-*.json"):
        shutil.copyfile(fonts, folder / "matplotlib" / fonts.name)
    embedded.grading_folder(folder / DATA)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def _refuse_readable_secrets(assignment: Assignment) -> None:
    """Raise `UserError` if hidden tests lie where student code may read: among the system's or Python's own files."""
    for secret in (assignment.tests.resolve(), embedded.DATA.resolve()):
        for path in sandbox.environment_paths():
            if secret.is_relative_to(path.resolve()):
                raise UserError(f"{secret} lies in {path}, which student code may read: move the course elsewhere.")


@dataclass
class _Slot:
    """What one worker needs: a server, and the test files, which keep state while they run."""

    engine: SandboxEngine
    policy: Policy

    def __post_init__(self) -> None:
        self.server = self.engine.start_server(self.policy)

    def replace(self) -> None:
        """Put a fresh server in the place of the old one."""
        self.server.close()
        with contextlib.suppress(EngineFault):
            self.server = self.engine.start_server(self.policy)

    @functools.cached_property
    def tests(self) -> dict[str, Any]:
        """The test files by question, each with its own memory."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # otter's own dependencies warn when they are imported
            from otter.test_files import ExceptionTestFile
        found = {}
        for question in self.engine.questions:
            source = (self.engine.assignment.tests / f"{question.name}.py").read_text(encoding="utf-8")
            with TURN.taken():
                found[question.name] = ExceptionTestFile.from_string(source, path=f"{question.name}.py")
            found[question.name].source = source
        return found


# --- one submission ---------------------------------------------------------------------------------------------


@dataclass
class _Grading:
    """The way of one submission through the engine."""

    slot: _Slot
    work: Work
    only: frozenset[str] | None

    def __post_init__(self) -> None:
        self.limits = self.slot.engine.limits
        self.tests = self.slot.tests
        self.end = time.monotonic() + self.limits.submission_seconds
        self.wanted = [q for q in self.slot.engine.questions if self.only is None or q.name in self.only]
        self.by_name = {question.name: question for question in self.slot.engine.questions}
        self.results: dict[str, QuestionResult] = {}
        self.seconds: dict[str, float] = {}
        self.failed = {question.name: tuple(case.name for case in question.cases) for question in self.wanted}
        self.deadly: set[int] = set()
        self.accidents: dict[str, str] = {}
        self.flags: set[str] = set()
        self.output = Output(int(self.limits.output_kilobytes * 1024))

    def graded(self) -> Graded:
        """Run the notebook, again without what was deadly where that is needed, and return what came out."""
        for _ in range(MOST_RESTARTS + 1):
            if self._attempt():
                break
        results = [self.results.get(question.name) or self._unreached(question) for question in self.wanted]
        flags = tuple(sorted(integrity.SENTENCES[name] for name in self.flags))
        return Graded(tuple(results), flags, seconds=self.seconds, output=self.output.text(), failed=self.failed)

    def _attempt(self) -> bool:
        """Run the notebook in a fresh sandbox; return whether its end, or the end of the time, was reached."""
        with Session(self.slot.server, self.output, self.flags, self.end) as session:
            position = -1
            try:
                self._send_files(session)
                for position, (cell, question) in enumerate(self._cells()):
                    if self._is_finished():
                        return True
                    if position not in self.deadly:
                        self._take(session, cell, question)
            except Lost as loss:
                self.deadly.add(position)
                if position < 0:
                    raise ServerFault(f"A sandbox did not start: {loss}.") from None
                return self._is_late()
        return True

    def _is_finished(self) -> bool:
        return self._is_late() or all(question.name in self.results for question in self.wanted)

    def _is_late(self) -> bool:
        return time.monotonic() > self.end

    def _cells(self) -> list[tuple[Any, Question]]:
        """Return the cells to run, each with the question that it works for: the one that is checked next."""
        cells = [cell for cell in self.work.notebook.cells if cell.cell_type == "code" and _is_run(cell)]
        found, question = [], self.slot.engine.questions[-1]
        for cell in reversed(cells):
            question = self._checked_by(cell) or question
            found.append((cell, question))
        return found[::-1]

    def _checked_by(self, cell: Any) -> Question | None:
        settings = cell.metadata.get("nbgrader", {})
        return self.by_name.get(str(grade_id(cell))) if settings.get("grade") else None

    def _send_files(self, session: Session) -> None:
        kit = self.slot.engine.kit
        for name in ("images", DATA):
            if (kit / name).is_dir():
                session.tell("file", {"path": name, "target": str(kit / name)})
        for name, content in self.work.checkpoints.items():
            session.tell("file", {"path": f"checkpoints/{name}", "content": _bytes(content)})

    def _take(self, session: Session, cell: Any, question: Question) -> None:
        """Run a cell, or ask the question whose check it is."""
        start = time.monotonic()
        try:
            if self._checked_by(cell) is None:
                self._run(session, cell, question)
            elif question in self.wanted and question.name not in self.results:
                self._check(session, question)
        except Lost as loss:
            self.accidents.setdefault(question.name, str(loss))
            raise
        finally:
            spent = time.monotonic() - start
            self.seconds[question.name] = round(self.seconds.get(question.name, 0.0) + spent, 3)

    def _run(self, session: Session, cell: Any, question: Question) -> None:
        seconds = PATIENCE * self.limits.question_seconds
        try:
            session.ask("cell", _bytes(cell.source.encode("utf-8")), seconds)
        except Died as death:
            self.accidents.setdefault(question.name, str(death))

    def _check(self, session: Session, question: Question) -> None:
        test_file = self.tests[question.name]
        interview = Interview(session, self.limits, frozenset(vocabulary(test_file.source)))
        names = sorted({name for case in test_file.test_cases for name in case.body._get_func_params()} - {"env"})
        with TURN.taken(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what numpy says of strange answers
            test_file.run(interview.environment(names))
        session.tell("end", None)
        if interview.lost:
            raise Lost(interview.lost)
        cases = [CaseOutcome(r.test_case.name, r.passed, r.message) for r in test_file.test_case_results]
        passed = {case.name for case in cases if case.passed}
        self.failed[question.name] = tuple(
            case.name for number, case in enumerate(question.cases, 1) if f"{question.name} - {number}" not in passed
        )
        known = interview.vocabulary | frozenset(names)
        self.results[question.name] = self._with_accident(_reworded(judge(question, cases), known))

    def _with_accident(self, result: QuestionResult) -> QuestionResult:
        """Say it if a cell of the question did not end well, where that cost points."""
        accident = self.accidents.get(result.name)
        if accident is None or result.score >= result.possible:
            return result
        if result.score > 0:
            diagnoses = (self._sentence(accident), *result.diagnoses)
            return msgspec.structs.replace(result, diagnoses=diagnoses)
        return msgspec.structs.replace(result, verdict=DEATHS[accident][0], diagnoses=(self._sentence(accident),))

    def _unreached(self, question: Question) -> QuestionResult:
        """Return the result of a question that could not be asked."""
        accident = self.accidents.get(question.name)
        if accident:
            verdict, sentence = DEATHS[accident][0], self._sentence(accident)
        elif self._is_late():
            verdict = Verdict.TIMED_OUT
            sentence = f"The notebook did not get this far within {self.limits.submission_seconds:g} seconds."
        else:
            verdict, sentence = Verdict.CRASHED, "The notebook ended its process before it got this far."
        return QuestionResult(question.name, verdict, 0.0, question.points, (sentence,))

    def _sentence(self, accident: str) -> str:
        return {
            "timed_out": f"A cell of this question did not end within {self.limits.question_seconds:g} seconds.",
            "out_of_memory": f"A cell of this question needs more than {self.limits.memory_megabytes:g} MB of memory.",
            "crashed": "A cell of this question ended the Python process that ran it.",
        }[accident]


def _is_run(cell: Any) -> bool:
    return bool(cell.source.strip()) and SKIPPED not in (cell.metadata.get("tags") or [])


def _reworded(result: QuestionResult, known: frozenset[str]) -> QuestionResult:
    diagnoses = tuple(dict.fromkeys(without_strange_words(text, known) for text in result.diagnoses))
    flags = tuple(without_strange_words(text, known) for text in result.flags)
    return msgspec.structs.replace(result, diagnoses=diagnoses, flags=flags)


def _bytes(content: bytes) -> Any:
    return np.frombuffer(content, dtype=np.uint8)
