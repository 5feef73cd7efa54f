"""What attackers reach: every attack in tests/attacks against each way of grading, written down row by row.

    python tests/red_team.py [--levels full,container,otter,nbgrader] [--only NAME …]

An attack is a student's code (tests/attacks/*.py) or a hostile file (tests/attacks/files/*.py). Its answers are wrong,
so every point above the baseline, the same wrong answers without the attack, is a gain. A row says what it gained,
which canaries of `red_team_course` a student could then read, and what was still there afterwards. Rows go to
build/red-team.json. Otter and nbgrader run students' code as the grader itself, so here they run in a throw-away root
with nothing to lose, and without the attacks that would exhaust the machine. Exit code 1: a sandbox level failed.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import ctypes
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import psutil
from nbgrader.api import Gradebook
from red_team_course import INPUTS, NAME, TESTS, RedTeamCourse, make_red_team_course
from rich import box
from rich.console import Console
from rich.table import Table
from small_course import ROOT

from autograder import sandbox
from autograder.engine import SandboxEngine
from autograder.environment import environment, search_path
from autograder.otter_engine import OtterEngine
from autograder.questions import read_questions
from autograder.results import Graded, QuestionResult, Verdict
from autograder.submissions import Submission, Unreadable, Work, student_id

ATTACKS = Path(__file__).parent / "attacks"
LEVELS = ("full", "container", "otter", "nbgrader")
GROUPS = {
    "forge": "earn points",
    "read": "read what is hidden",
    "hurt": "harm the grader or whoever comes next",
    "escape": "get out, or stay",
    "files": "hostile files",
}
PERSISTENT = ("hurt", "escape")  # groups after which the next submission is graded, too
STOCK_SECONDS = 45  # for one submission under otter or nbgrader
BYSTANDER = "q5"
IN_HOME = (
    ".bashrc",
    ".profile",
    ".ipython/profile_default/startup/*.py",
    ".ipython/profile_default/*config.py",
    ".jupyter/*config.py",
    ".config/matplotlib/matplotlibrc",
    ".config/pip/pip.conf",
    ".local/lib/python*/site-packages/*",
)
MARK = "mallory"  # in the name of everything that an attack plants, where the name is free
TELLING = 10  # characters of a canary in a row
PORT = 47801
SPELLED = ("int", "float", "str", "bool", "list", "dict", "set", "tuple", "bytes", "range")  # digits, as attacks do
MARKUP = ("<script", "\\input", "=cmd", "\x1b", "\x00")
PR_SET_CHILD_SUBREAPER = 36
LISTENERS = {
    "TCP": (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", PORT)),
    "UDP": (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", PORT)),
    "abstract socket": (socket.AF_UNIX, socket.SOCK_STREAM, f"\0{MARK}"),
}
IN_MEMORY: list[str] = []
OF_RUNS = ("homework-engine-", "otter-engine-", "hostile-", "red-team-", "pytest-of-")
IN_USE: set[str] = set()  # the engines' own folders


# --- attacks ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Attack:
    """One file: texts to be added to cells, or a function that builds a hostile submission.

    Attributes:
        group: forge, read, hurt, escape or files.
        cells: texts by the cell that they are added to; the first text of a file is for q1-answer.
        expects: the verdicts that a sandbox gives, by question, where they are part of the point.
        exhausts: what of the machine it uses up where nothing prevents it.
        costs: "all" where an attacker also spoils the own questions that would have been right.
        build: writes the hostile submission into a folder, from an ordinary notebook's text.
    """

    name: str
    group: str
    cells: dict[str, str] = field(default_factory=dict)
    expects: dict[str, str] = field(default_factory=dict)
    exhausts: str = ""
    costs: str = ""
    build: Callable[[Path, bytes], Path] | None = None


BASELINE = Attack("baseline", "baseline")


def read_attacks(only: tuple[str, ...] = ()) -> list[Attack]:
    """Return all attacks, or those whose names contain one of `only`."""
    found = [read_attack(file) for file in sorted(ATTACKS.glob("*.py"))]
    found += [read_file_attack(file) for file in sorted((ATTACKS / "files").glob("*.py"))]
    return [attack for attack in found if not only or any(name in attack.name for name in only)]


def read_attack(file: Path) -> Attack:
    """Return the attack in `file`: headers like `# group: forge`, then the texts of cells after `# %% CELL` lines.

    `@CHECKOUT@` and `@HOME@` in it are where this project and the instructor's files are: attackers guess well.
    """
    text = file.read_text(encoding="utf-8").replace("@CHECKOUT@", str(ROOT)).replace("@HOME@", str(Path.home()))
    headers = dict(re.findall(r"^# (group|expects|exhausts|costs): (.+)$", text, re.MULTILINE))
    first, *others = re.split(r"^# %% (\S+)\n", text, flags=re.MULTILINE)
    cells = {"q1-answer": first} | dict(zip(others[::2], others[1::2], strict=True))
    expects = dict(item.split("=") for item in headers.get("expects", "").split())
    return Attack(file.stem, headers["group"], cells, expects, headers.get("exhausts", ""), headers.get("costs", ""))


def read_file_attack(file: Path) -> Attack:
    """Return the hostile file that the module in `file` builds."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    expects = {question: module.EXPECTS for question in TESTS} if hasattr(module, "EXPECTS") else {}
    costs = getattr(module, "COSTS", "all" if expects else "")
    return Attack(f"files/{file.stem}", "files", expects=expects, costs=costs, build=module.build)


# --- what an attack may leave -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Surroundings:
    """What lies around a run: files that matter with time and size, shared memory, processes that descend from us."""

    files: frozenset[tuple[str, int, int]]
    ipc: frozenset[str]
    processes: frozenset[int]

    @classmethod
    def now(cls, course: Path) -> Surroundings:
        files = frozenset(_stamp(file) for file in _watched(course))
        return cls(files, frozenset(_system_v()), frozenset(_descendants()))

    def changes(self, course: Path) -> list[str]:
        """Return what is there now and was not; processes get a moment to end, and are ended then."""
        deadline = time.monotonic() + 2
        while len(now := _descendants()) > len(self.processes) and time.monotonic() < deadline:
            time.sleep(0.05)
        _reap(_children() - self.processes)
        later = Surroundings.now(course)
        left = sorted({name for name, *_ in later.files ^ self.files}) + sorted(later.ipc - self.ipc)
        if len(now) > len(self.processes):
            strangers = now - self.processes
            left += [f"process {_program(pid)}" for pid in strangers]
            _end(strangers)
        return left


def _watched(course: Path) -> Iterator[Path]:
    """Yield files that attackers like to change, and whatever is called after Mallory where everybody may write."""
    home = Path.home()
    for pattern in IN_HOME:
        yield from home.glob(pattern)
    yield from (path for path in course.rglob("*") if not {"submitted", "autograded", "gradebook.db"} & {*path.parts})
    for place in {Path(place) for place in sys.path if place.endswith("site-packages")}:
        yield from (place / name for name in ("sitecustomize.py", "usercustomize.py", "numpy", "torch", "otter"))
        yield from place.glob("*.pth")
    for place in {"/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", str(home), tempfile.gettempdir()}:
        yield from _marked(Path(place), 4)


def _marked(folder: Path, depth: int) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if MARK in entry.name:
                yield Path(entry.path)
            elif depth and entry.is_dir(follow_symlinks=False) and not _is_elsewhere(entry):
                yield from _marked(Path(entry.path), depth - 1)


def _is_elsewhere(folder: os.DirEntry[str]) -> bool:
    """Return whether a folder is Python's own, or of another run at the same time."""
    return folder.path == sys.prefix or (folder.name.startswith(OF_RUNS) and folder.path not in IN_USE)


def _stamp(file: Path) -> tuple[str, int, int]:
    try:
        status = file.lstat()
    except OSError:
        return str(file), 0, -1
    return str(file), 0 if file.is_dir() else status.st_mtime_ns, 0 if file.is_dir() else status.st_size


def _system_v() -> Iterator[str]:
    for kind in ("shm", "msg", "sem"):
        with contextlib.suppress(OSError):
            lines = Path("/proc/sysvipc", kind).read_text().splitlines()[1:]
            yield from (f"{kind} {' '.join(line.split()[:2])}" for line in lines)


def _descendants() -> set[int]:
    return {process.pid for process in psutil.Process().children(recursive=True) if _is_alive(process)}


def _children() -> set[int]:
    return {process.pid for process in psutil.Process().children()}


def _reap(pids: set[int]) -> None:
    """Take what is left of orphans that have ended: they fall to us, and count as processes of their user."""
    for pid in pids:
        with contextlib.suppress(OSError):
            os.waitpid(pid, os.WNOHANG)


def _is_alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def _program(pid: int) -> str:
    try:
        return " ".join(psutil.Process(pid).cmdline())[:60]
    except psutil.Error:
        return str(pid)


def _end(pids: set[int]) -> None:
    for pid in pids:
        with contextlib.suppress(psutil.Error):
            psutil.Process(pid).kill()


class Listeners:
    """Servers of this machine that no submission should be able to talk to."""

    def __enter__(self) -> Listeners:
        self.ends: dict[str, socket.socket] = {}
        for name, (family, kind, address) in LISTENERS.items():
            end = socket.socket(family, kind)
            end.setblocking(False)
            try:
                end.bind(address)
            except OSError:  # another run has it
                end.close()
                continue
            self.ends[name] = end
            if kind == socket.SOCK_STREAM:
                end.listen()
        return self

    def __exit__(self, *_: object) -> None:
        for end in self.ends.values():
            end.close()

    def visits(self) -> list[str]:
        """Return which of them have heard something since."""
        return [f"network: {name}" for name, end in self.ends.items() if self._heard(end)]

    def _heard(self, end: socket.socket) -> bool:
        try:
            end.recv(1) if end.type == socket.SOCK_DGRAM else end.accept()[0].close()
        except OSError:
            return False
        return True


# --- what an attack may read ------------------------------------------------------------------------------------


def leaks(text: str, canaries: dict[str, str]) -> list[str]:
    """Return the places of the canaries of which `text` holds a telling part, written in any usual way."""
    plain = re.sub(r"[\W_]", "", text).lower()
    return [place for place, canary in canaries.items() if any(part in plain for part in _parts(canary))]


def _parts(canary: str) -> set[str]:
    writings = [canary, canary[::-1], canary.encode().hex()]
    writings += [base64.b64encode(bytes(skip) + canary.encode()).decode()[4:-4].lower() for skip in range(3)]
    if canary.isdigit():
        writings.append(f"{int(canary):x}")
    found = {part for writing in writings for part in _windows(re.sub(r"\W", "", writing))}
    return found | {"".join(SPELLED[int(digit)] for digit in part) for part in _windows(canary) if part.isdigit()}


def _windows(text: str) -> Iterator[str]:
    return (text[start : start + TELLING] for start in range(max(len(text) - TELLING, 0) + 1))


class Row(msgspec.Struct):
    """What became of one attack at one level. Gains and leaks are those beyond the baseline's."""

    attack: str
    group: str
    level: str
    score: float = 0.0
    points_gained: float = 0.0
    leaked: list[str] = []
    left_behind: list[str] = []
    escaped: list[str] = []
    neighbour: bool | None = None
    damage: str = ""
    fault: str = ""
    verdicts: dict[str, str] = {}
    diagnoses: list[str] = []
    flags: list[str] = []
    seconds: float = 0.0
    note: str = ""

    @property
    def succeeded(self) -> list[str]:
        """What the attacker got, in a few words each."""
        got = [f"+{self.points_gained:g} points"] if self.points_gained > 0 else []
        got += [f"read {', '.join(self.leaked)}"] if self.leaked else []
        got += [f"left {len(self.left_behind)}"] if self.left_behind else []
        got += [f"escaped: {', '.join(self.escaped)}"] if self.escaped else []
        got += [f"broke the grader ({self.fault})"] if self.fault else []
        return [*got, f"spoilt the next ({self.damage})"] if self.neighbour is False else got


# --- the stage --------------------------------------------------------------------------------------------------


class WatchedOtter(OtterEngine):
    """Otter, whose messages are what a student reads."""

    def grade(self, work: Work, only: frozenset[str] | None = None) -> Graded:
        """Return the results, with all messages as notes."""
        self.messages: list[str] = []
        return msgspec.structs.replace(super().grade(work, only), notes=tuple(self.messages))

    def _run(self, work: Work) -> Any:
        report = super()._run(work)
        if isinstance(report, dict):
            self.messages = [case.message for cases in report.values() for case in cases]
        return report


class NbgraderEngine:
    """`nbgrader autograde`, whose executed notebook is what a student reads."""

    def __init__(self, assignment: Any, questions: list[Any]) -> None:
        self.assignment, self.root, self.questions = assignment, assignment.course.root, questions

        self.number = 0

    def __enter__(self) -> NbgraderEngine:
        shutil.rmtree(self.assignment.release)  # nbgrader would not make it again
        self._run("generate_assignment", NAME)
        return self

    def __exit__(self, *_: object) -> None: ...

    def grade(self, work: Work) -> Graded:
        """Return what the gradebook says, with all outputs as notes."""
        self.number += 1
        student = f"student{self.number}"
        folder = self.root / "submitted" / student / NAME
        (folder / "checkpoints").mkdir(parents=True)
        nbformat.write(work.notebook, folder / f"{NAME}.ipynb")
        for name, content in work.checkpoints.items():
            (folder / "checkpoints" / name).write_bytes(content)
        log = self._run("autograde", NAME, "--student", student)
        executed = self.root / "autograded" / student / NAME / f"{NAME}.ipynb"
        notes = (executed.read_text(errors="replace"),) if executed.is_file() else ()
        return Graded(tuple(self._results(student)), notes=notes, output=log)

    def _results(self, student: str) -> Iterator[QuestionResult]:
        scores: dict[str, float] = {}
        with contextlib.suppress(Exception), Gradebook(f"sqlite:///{self.root}/gradebook.db", "homework") as gradebook:
            grades = gradebook.find_submission_notebook(NAME, NAME, student).grades
            scores = {grade.name: float(grade.auto_score or 0) for grade in grades}
        for question in self.questions:
            score = scores.get(question.name, 0.0)
            verdict = Verdict.CORRECT if score >= question.points else Verdict.INCORRECT
            yield QuestionResult(question.name, verdict, score, question.points)

    def _run(self, *arguments: str) -> str:
        command = [shutil.which("nbgrader", path=search_path()), *arguments]
        variables = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": search_path()}
        with subprocess.Popen(command, cwd=self.root, env=variables, stdout=-1, stderr=-2) as process:
            try:
                return process.communicate(timeout=STOCK_SECONDS)[0].decode(errors="replace")
            except subprocess.TimeoutExpired:
                _end(_descendants())
                return "timed out"


class Stage:
    """One way of grading, on the red team's course, with canaries all around; use it as a context manager."""

    def __init__(self, level: str, folder: Path, baseline: Row | None = None) -> None:
        self.level, self.folder, self.baseline = level, folder, baseline
        self._exit, self._engine_exit = contextlib.ExitStack(), contextlib.ExitStack()

    def __enter__(self) -> Stage:
        limits = {} if self.level in sandbox.LEVELS else {"submission_seconds": STOCK_SECONDS}
        self.course = make_red_team_course(self.folder / "course", **limits)
        self._plant(self.course)
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.listeners = self._exit.enter_context(Listeners())
        self._start_engine()
        self.baseline = self.baseline or self.attempt(BASELINE)
        if not (self.baseline.neighbour and self.baseline.verdicts[BYSTANDER] == Verdict.CORRECT):
            raise RuntimeError(f"Honest submissions are not graded right: {self.baseline}")
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(Exception):  # an attack may have seen to it, and its row says so
            self._engine_exit.close()
        self._exit.close()
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)

    @property
    def root(self) -> Path:
        """The course folder."""
        return self.course.assignment.course.root

    def attempt(self, attack: Attack, neighbour: bool = True) -> Row:
        """Let the attack be graded, and the neighbour after it, and return what it got."""
        before, start, self.fault = Surroundings.now(self.root), time.monotonic(), ""
        graded, shown = self._grade(attack)
        row = Row(attack.name, attack.group, self.level, seconds=round(time.monotonic() - start, 2))
        row.left_behind = before.changes(self.root) + self.listeners.visits()
        self._read(row, graded, f"{shown} {row.left_behind}")
        row.fault = self.fault
        if neighbour or self.fault:
            row.damage = self._damage_to_neighbour()
            row.neighbour = not row.damage
        if row.neighbour is False:
            self._start_engine()  # else what follows would be blamed for it, too
            row.fault = self.fault
        return row

    def _grade(self, attack: Attack) -> tuple[Graded, str]:
        """Return the grade, and the student's name as our files show it."""
        if not attack.build:
            return self._ask(self.course.wrong(attack.cells)), ""
        with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
            origin = attack.build(Path(folder), nbformat.writes(self.course.wrong().notebook).encode())
            try:
                work = Submission("eve", origin).read(self.course.assignment)
            except Unreadable as reason:
                return self._without_grade(Verdict.UNREADABLE, str(reason)), student_id(origin.stem)
            return self._ask(work), student_id(origin.stem)

    def _ask(self, work: Work) -> Graded:
        try:
            return self.engine.grade(work)
        except Exception as fault:
            where = traceback.extract_tb(fault.__traceback__)[-1]
            place = f"{type(fault).__name__} in {Path(where.filename).name}, line {where.lineno}"
            self.fault = f"{place}: {str(fault).strip()[-200:]}"
            return self._without_grade(Verdict.NOT_GRADED, "")

    def _without_grade(self, verdict: Verdict, note: str) -> Graded:
        return Graded(tuple(QuestionResult(q.name, verdict, 0.0, q.points) for q in self.questions), notes=(note,))

    def _read(self, row: Row, graded: Graded, names: str) -> None:
        """Fill in what a student could read: all but the output, where only what no call hands out must not be."""
        shown = msgspec.json.encode(msgspec.structs.replace(graded, output="", seconds={})).decode()
        texts = json.dumps(json.loads(shown), ensure_ascii=False) + names
        kept = {place: canary for place, canary in self.course.canaries.items() if place not in INPUTS}
        found = {*leaks(texts, self.course.canaries), *leaks(graded.output, kept)}
        row.leaked = sorted(found - {*(self.baseline.leaked if self.baseline else ())})
        row.leaked += [f"markup {mark!r}" for mark in MARKUP if mark in shown + names and self.level in sandbox.LEVELS]
        row.score = sum(question.score for question in graded.questions)
        row.points_gained = row.score - self.baseline.score if self.baseline else 0.0
        row.verdicts = {question.name: str(question.verdict) for question in graded.questions}
        row.diagnoses = [f"{q.name}: {sentence}" for q in graded.questions for sentence in q.diagnoses][:20]
        row.flags = [*graded.flags, *(flag for question in graded.questions for flag in question.flags)]
        escaped = re.findall(r"^ESCAPED (.{1,200})", graded.output, re.MULTILINE)
        row.escaped = sorted({*escaped, *re.findall(r'(?<!\\)"ESCAPED ([^"\n\\]{1,200})', " ".join(graded.notes))})

    def _damage_to_neighbour(self) -> str:
        """Grade the reference; return the questions that did not get all their points, and why."""
        results = self._ask(self.course.reference()).questions
        return " ".join(f"{q.name}: {q.verdict} {' '.join(q.diagnoses)}" for q in results if q.score < q.possible)

    def _start_engine(self) -> None:
        try:
            self._engine_exit.close()
        except Exception as fault:
            self.fault += f"; cannot be closed: {type(fault).__name__}"
        self.engine = self._engine_exit.enter_context(self._make_engine())
        IN_USE.update(scratch.name for scratch in [getattr(self.engine, "_scratch", None)] if scratch)

    def _make_engine(self) -> Any:
        assignment = self.course.assignment
        self.questions = read_questions(assignment)
        if self.level in sandbox.LEVELS:
            return SandboxEngine(assignment, self.questions, isolation=self.level)
        return {"otter": WatchedOtter, "nbgrader": NbgraderEngine}[self.level](assignment, self.questions)

    def _plant(self, course: RedTeamCourse) -> None:
        IN_MEMORY.append(f"red-team-memory:{course.canaries['memory']}")
        self._exit.enter_context(environment(RED_TEAM_SECRET=course.canaries["environment"]))
        secret = Path.home() / "red-team.txt"
        secret.write_text(course.canaries["home"], encoding="utf-8")
        self._exit.callback(secret.unlink, missing_ok=True)


# --- rows -------------------------------------------------------------------------------------------------------


def run_sandboxed(level: str, attacks: list[Attack], done: Callable[[Row], None]) -> None:
    """Run the attacks at a level of our own."""
    with scratch_folder() as folder, Stage(level, folder) as stage:
        for attack in attacks:
            done(stage.attempt(attack, attack.group in PERSISTENT))


def run_stock(level: str, attacks: list[Attack], done: Callable[[Row], None]) -> None:
    """Run the attacks where students' code can do what it likes: each in a throw-away root of its own."""
    for attack in attacks:
        if attack.exhausts:
            done(Row(attack.name, attack.group, level, note=f"not run: would use up the machine's {attack.exhausts}"))
    chunks = list(_chunks([attack for attack in attacks if not attack.exhausts]))
    (baseline,) = in_throw_away(level, [BASELINE])
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for rows in pool.map(lambda chunk: in_throw_away(level, chunk, baseline), chunks):
            for row in rows:
                done(row)


def _chunks(attacks: list[Attack]) -> Iterator[list[Attack]]:
    """Yield those one by one that may spoil what comes after them, and the others in tens."""
    yield from ([attack] for attack in attacks if attack.group in PERSISTENT)
    others = [attack for attack in attacks if attack.group not in PERSISTENT]
    yield from (others[start : start + 10] for start in range(0, len(others), 10))


def in_throw_away(level: str, attacks: list[Attack], baseline: Row | None = None) -> list[Row]:
    """Run attacks in one throw-away root; return their rows, and one that says so for each that ended the grader."""
    (ROOT / "build").mkdir(exist_ok=True)
    with scratch_folder(ROOT / "build") as scratch:
        names = [attack.name for attack in attacks]
        (scratch / "baseline.json").write_bytes(msgspec.json.encode(baseline))
        command = [*throw_away(scratch), sys.executable, __file__, "--inside", str(scratch), "--levels", level]
        with contextlib.suppress(subprocess.TimeoutExpired), open(scratch / "log.txt", "wb") as log:
            seconds = 3 * STOCK_SECONDS * (len(attacks) + 1)
            subprocess.run([*command, "--only", *names], stdout=log, stderr=log, timeout=seconds)
        lines = [line for file in scratch.glob("rows.jsonl") for line in file.read_bytes().splitlines()]
        rows = {row.attack: row for row in (msgspec.json.decode(line, type=Row) for line in lines)}
    missing = [attack for attack in attacks if attack.name not in rows]
    if len(attacks) > 1:
        return [*rows.values(), *(row for attack in missing for row in in_throw_away(level, [attack], baseline))]
    return [rows.get(a.name) or Row(a.name, a.group, level, left_behind=["no grader: it ended"]) for a in attacks]


@contextlib.contextmanager
def scratch_folder(place: Path | None = None) -> Iterator[Path]:
    """Make a folder for a while; `shutil` could not remove what attacks nest in it."""
    folder = Path(tempfile.mkdtemp(prefix="red-team-", dir=place))
    try:
        yield folder
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", "--", folder], stderr=subprocess.DEVNULL)
        subprocess.run(["rm", "-rf", "--", folder], stderr=subprocess.DEVNULL)


def throw_away(scratch: Path) -> list[str]:
    """Return the command that starts a program where nothing but `scratch` can be written, and nobody is reached."""
    home, temporary = scratch / "home", scratch / "tmp"
    for folder in (home, temporary):
        folder.mkdir()
    command = [str(sandbox.bubblewrap()), "--unshare-pid", "--unshare-net", "--unshare-ipc", "--die-with-parent"]
    command += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/root", "--tmpfs", "/tmp"]
    command += ["--tmpfs", "/var/tmp", "--clearenv"]
    for path in (sys.base_prefix, sys.prefix, str(ROOT)):
        command += ["--ro-bind", path, path]
    command += ["--bind", str(scratch), str(scratch), "--chdir", str(ROOT)]
    variables = {"HOME": home, "TMPDIR": temporary, "PATH": search_path(), "OMP_NUM_THREADS": 1, "LANG": "C.UTF-8"}
    variables["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    return command + [part for name, value in variables.items() for part in ("--setenv", name, str(value))]


def run_inside(level: str, names: list[str], scratch: Path) -> None:
    """Run the attacks of exactly these names, in this process, and write their rows into `scratch`."""
    baseline = msgspec.json.decode((scratch / "baseline.json").read_bytes(), type=Row | None)
    with Stage(level, scratch, baseline) as stage, open(scratch / "rows.jsonl", "ab", buffering=0) as rows:
        if names == [BASELINE.name]:
            rows.write(msgspec.json.encode(stage.baseline) + b"\n")
        for attack in read_attacks():
            if attack.name in names:
                rows.write(msgspec.json.encode(stage.attempt(attack, attack.group in PERSISTENT)) + b"\n")


def report(rows: list[Row], levels: list[str]) -> None:
    """Print a line for each attack, with what it got at each level, and how many of each group got something."""
    table = Table("", *levels, box=box.SIMPLE_HEAD)
    found = {(row.attack, row.level): row for row in rows}
    for name in dict.fromkeys(row.attack for row in rows):
        table.add_row(name, *(_in_words(found.get((name, level))) for level in levels))
    summary = Table("attacks that got something, of those that were run", *levels, box=box.MARKDOWN)
    for group, aim in GROUPS.items():
        ran = [[row for row in rows if (row.group, row.level) == (group, level) and not row.note] for level in levels]
        summary.add_row(aim, *(f"{sum(bool(row.succeeded) for row in some)} of {len(some)}" for some in ran))
    console = Console(width=max(Console().width, 60 + 30 * len(levels)))
    console.print(table, summary)


def _in_words(row: Row | None) -> str:
    if row is None:
        return ""
    return row.note or "; ".join(row.succeeded) or "–"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns 0, or 1 where an attack succeeded at a level of our own."""
    parser = argparse.ArgumentParser(description="Run every attack against each way of grading.")
    parser.add_argument("--levels", default=",".join(LEVELS), help="comma-separated; by default all")
    parser.add_argument("--only", nargs="+", default=[], help="attacks whose names contain one of these")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "red-team.json", help="file for the rows")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)  # the folder of a throw-away root
    options = parser.parse_args(arguments)
    levels = options.levels.split(",")
    if options.inside:
        run_inside(levels[0], options.only, options.inside)
        return 0
    rows: list[Row] = []

    def done(row: Row) -> None:
        rows.append(row)
        print(f"{row.level:10} {row.attack:40} {row.seconds:6.1f} s  {_in_words(row)}", flush=True)

    for level in levels:
        run = run_sandboxed if level in sandbox.LEVELS else run_stock
        run(level, read_attacks(tuple(options.only)), done)
    report(rows, levels)
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_bytes(msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n")
    return int(any(row.succeeded for row in rows if row.level in sandbox.LEVELS))


if __name__ == "__main__":
    sys.exit(main())
