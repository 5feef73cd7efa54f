"""The stock engine: every submission is graded by otter-grader's own `otter run`.

Otter runs the hidden tests inside the student's kernel and believes what that kernel says, so this engine is for
trusted submissions and for cross-checks. Each run gets a process-id namespace of its own where the system gives
one: otter's kernel starts a new session, so a time limit on the process group alone would leave it running.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

import nbformat
import psutil

from autograder import embedded
from autograder.course import Assignment
from autograder.questions import Question
from autograder.release import write_zip
from autograder.results import QuestionResult, Verdict
from autograder.submissions import Work

ATTEMPTS = 3
NAMESPACE = ("unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc")
PASSED_ON = ("PATH", "HOME", "LANG", "LC_", "LD_", "DYLD_", "CONDA_PREFIX", "OPENBLAS_", "SYSTEMROOT")  # no secrets
OUR_SENTENCES = ("Mistake", "Missing", "Raised")


class OtterEngine:
    """Grades one submission after another; use it as a context manager, since it keeps files while it lives."""

    name = "otter"

    def __init__(self, assignment: Assignment, questions: list[Question]) -> None:
        self.assignment = assignment
        self.questions = questions
        self._stopped = threading.Event()
        self.versions = {package: version(package) for package in ("otter-grader", "torch", "numpy")}

    def __enter__(self) -> OtterEngine:
        self._scratch = tempfile.TemporaryDirectory(prefix="otter-engine-")
        self.folder = Path(self._scratch.name)
        self.data = embedded.grading_folder(self.folder / "data")
        self._generate()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scratch.cleanup()

    def grade(self, work: Work) -> tuple[QuestionResult, ...]:
        """Return a result for every question; what fails on our side is tried again, then `not_graded`."""
        for _ in range(ATTEMPTS):
            if self._stopped.is_set():
                break
            report = self._run(work)
            if isinstance(report, Verdict):
                return tuple(self._without_report(question, report) for question in self.questions)
            if report is not None:
                return tuple(judge(question, report.get(question.name, [])) for question in self.questions)
        return tuple(self._without_report(question, Verdict.NOT_GRADED) for question in self.questions)

    def stop(self) -> None:
        """Kill what is running, and start nothing more."""
        self._stopped.set()

    def _generate(self) -> None:
        """Let `otter generate` pack tests and files, with the pictures and the data that cells may open."""
        config = self.folder / "otter_config.json"
        config.write_text(json.dumps({"show_hidden": True}), encoding="utf-8")
        files = self.folder / "files"
        shutil.copytree(self.data, files / "data")
        if (self.assignment.release / "images").is_dir():
            shutil.copytree(self.assignment.release / "images", files / "images")
        tests = self.folder / "tests"
        shutil.copytree(self.assignment.tests, tests, ignore=shutil.ignore_patterns("__pycache__"))
        command = [
            sys.executable,
            "-m",
            "otter",
            "generate",
            "-t",
            str(tests),
            "-o",
            str(self.folder / "autograder.zip"),
        ]
        command += ["-c", str(config), "--no-requirements", "--no-environment"]
        command += sorted(entry.name for entry in files.iterdir())
        subprocess.run(command, cwd=files, check=True, capture_output=True)

    def _run(self, work: Work) -> dict[str, list[dict[str, Any]]] | Verdict | None:
        """Return otter's outcomes, the verdict that replaces them, or None where the fault is ours."""
        with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
            folder = Path(scratch)
            submission, report = folder / "submission.zip", folder / "report.json"
            _pack(work, self.assignment, folder / "submission", submission)
            command = [*_namespace(), sys.executable, "-m", "autograder.otter_process"]
            command += [str(submission), str(self.folder / "autograder.zip"), str(report)]
            output = _run_within(command, folder, self._environment(folder), self._seconds, self._stopped)
            if output is None:
                return Verdict.TIMED_OUT
            if report.exists():
                return dict(json.loads(report.read_bytes()))
            return Verdict.CRASHED if "DeadKernelError" in output else None

    @property
    def _seconds(self) -> float:
        return self.assignment.course.settings.limits.submission_seconds

    def _environment(self, folder: Path) -> dict[str, str]:
        ours = {
            "HOMEWORK_GRADING": str(self.data),
            "MPLBACKEND": "agg",
            "OMP_NUM_THREADS": "1",
            "TMPDIR": str(folder),
        }
        passed_on = {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}
        return {**passed_on, "PYTHONPATH": str(self.assignment.course.root), **ours}

    def _without_report(self, question: Question, verdict: Verdict) -> QuestionResult:
        sentence = {
            Verdict.TIMED_OUT: f"The notebook did not finish within {self._seconds:g} seconds.",
            Verdict.CRASHED: "The notebook ended the Python process that ran it.",
            Verdict.NOT_GRADED: f"Grading failed {ATTEMPTS} times for reasons outside of the submission.",
        }[verdict]
        return QuestionResult(question.name, verdict, 0.0, question.points, (sentence,))


def judge(question: Question, cases: list[dict[str, Any]]) -> QuestionResult:
    """Return a question's result from the outcomes of its cases, as they were reported.

    The denominator is the test file's; a case that it does not know earns nothing. A case worth nothing raises a
    flag instead: it is about how an answer came to be, not about its points.
    """
    known = {f"{question.name} - {number}": case for number, case in enumerate(question.cases, start=1)}
    reported = {case["name"]: case for case in cases if case["name"] in known}
    earned = sum(known[name].points for name, case in reported.items() if case["passed"])
    score = min(max(earned, 0.0), question.points)
    failed = [(known[name].points, *_fault(case["message"])) for name, case in reported.items() if not case["passed"]]
    faults = [(kind, sentence) for points, kind, sentence in failed if points]
    return QuestionResult(
        question.name,
        _verdict(score, question, faults),
        score,
        question.points,
        tuple(dict.fromkeys(sentence for _, sentence in faults)),
        tuple(sentence for points, _, sentence in failed if not points),
    )


def _verdict(score: float, question: Question, faults: list[tuple[str, str]]) -> Verdict:
    kinds = {kind for kind, _ in faults}
    if score >= question.points:
        return Verdict.CORRECT
    if score > 0:
        return Verdict.PARTIAL
    if kinds <= {"Missing"}:
        return Verdict.MISSING
    return Verdict.RAISED if "Raised" in kinds else Verdict.INCORRECT


def _fault(message: str) -> tuple[str, str]:
    """Return the kind of a failed case and a sentence for the student; a text that is not ours is not repeated."""
    found = re.search(r"^(\w+): (.*)\Z", message, flags=re.MULTILINE | re.DOTALL)
    kind, text = (found[1], found[2]) if found else ("Failure", "")
    if kind in OUR_SENTENCES:
        return kind, text.strip()
    return kind, f"The test could not make use of the answer ({kind})."


def _pack(work: Work, assignment: Assignment, folder: Path, target: Path) -> None:
    (folder / "checkpoints").mkdir(parents=True)
    nbformat.write(work.notebook, folder / assignment.master.name)
    for name, content in work.checkpoints.items():
        (folder / "checkpoints" / name).write_bytes(content)
    write_zip(folder, target)


@functools.cache
def _namespace() -> tuple[str, ...]:
    """Return the command that gives a process a namespace of its own, or nothing where the system refuses one."""
    try:
        subprocess.run([*NAMESPACE, "true"], check=True, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return ()
    return NAMESPACE


def _run_within(
    command: list[str], folder: Path, environment: dict[str, str], seconds: float, stopped: threading.Event
) -> str | None:
    """Run a command and return what it printed, or None if it took longer than `seconds` and was killed."""
    log = folder / "output.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        deadline = time.monotonic() + seconds
        try:
            while process.poll() is None:
                if time.monotonic() > deadline:
                    return None
                if stopped.wait(0.1):
                    break
        finally:
            _kill_tree(process)
    return log.read_text(encoding="utf-8", errors="replace")


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        for child in psutil.Process(process.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
    process.kill()
    process.wait()
