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
from autograder.judging import CaseOutcome, judge
from autograder.questions import Question
from autograder.release import write_zip
from autograder.results import EngineFault, Graded, QuestionResult, Verdict
from autograder.submissions import Work

NAMESPACE = ("unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc")
PASSED_ON = ("PATH", "HOME", "LANG", "LC_", "LD_", "DYLD_", "CONDA_PREFIX", "OPENBLAS_", "SYSTEMROOT")  # no secrets


class OtterEngine:
    """Grades one submission after another; use it as a context manager, since it keeps files while it lives."""

    name = "otter"
    isolation = "none"

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

    def grade(self, work: Work, only: frozenset[str] | None = None) -> Graded:
        """Run the whole notebook with all tests; return a result for each question in `only`, or for all.

        Raises:
            EngineFault: otter ended without a report, and not because of the submission; or `stop` was called.
        """
        report = self._run(work)
        asked = [question for question in self.questions if only is None or question.name in only]
        if isinstance(report, Verdict):
            return Graded(tuple(self._without_report(question, report) for question in asked))
        return Graded(tuple(judge(question, report.get(question.name, [])) for question in asked))

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

    def _run(self, work: Work) -> dict[str, list[CaseOutcome]] | Verdict:
        """Return otter's outcomes by question, or the verdict that replaces them."""
        if self._stopped.is_set():
            raise EngineFault("The engine was stopped.")
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
                return _outcomes(json.loads(report.read_bytes()))
            if "DeadKernelError" in output:
                return Verdict.CRASHED
            raise EngineFault(f"otter wrote no report; the end of what it printed is {output[-2000:]!r}")

    @property
    def _seconds(self) -> float:
        return self.assignment.limits.submission_seconds

    def _environment(self, folder: Path) -> dict[str, str]:
        ours = {
            "HOMEWORK_GRADING": str(self.data),
            "MPLBACKEND": "agg",
            "OMP_NUM_THREADS": "1",
            "TMPDIR": str(folder),
        }
        passed_on = {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}
        searched = os.pathsep.join(map(str, [self.assignment.course.root, self.assignment.source]))
        return {**passed_on, "PYTHONPATH": searched, **ours}

    def _without_report(self, question: Question, verdict: Verdict) -> QuestionResult:
        sentence = {
            Verdict.TIMED_OUT: f"The notebook did not finish within {self._seconds:g} seconds.",
            Verdict.CRASHED: "The notebook ended the Python process that ran it.",
        }[verdict]
        return QuestionResult(question.name, verdict, 0.0, question.points, (sentence,))


def _outcomes(report: dict[str, list[dict[str, Any]]]) -> dict[str, list[CaseOutcome]]:
    return {
        question: [CaseOutcome(case["name"], case["passed"], case["message"]) for case in cases]
        for question, cases in report.items()
    }


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
