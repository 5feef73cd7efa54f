"""How fast submissions are graded: by this engine, by `otter run` and by `nbgrader autograde`.

    python benchmarks/grading.py [--rounds N] [--workers N] [--class-size N] [--quick]

Each contender grades the same notebooks with the same test files; they take turns, so that a busy moment of the machine
hits all alike. Seconds are those of the clock, for one submission, start-up left out on every side: our servers are
warm, nbgrader's time is what one more student adds. Otter has no such state; every run of it starts anew, and its
torch gets as many threads as there are cores for each worker. `FIGURES` says what is measured; the result is printed
and kept in build/bench-grade.json. The exit code is 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import psutil
from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from small_course import make_course  # noqa: E402

from autograder.course import Assignment, find_course  # noqa: E402
from autograder.engine import SKIPPED, SandboxEngine, build_kit  # noqa: E402
from autograder.environment import search_path  # noqa: E402
from autograder.master import grade_id, read_notebook, without_markers  # noqa: E402
from autograder.questions import read_questions  # noqa: E402
from autograder.release import make_release, write_zip  # noqa: E402
from autograder.results import machine  # noqa: E402
from autograder.submissions import Work  # noqa: E402
from autograder.warm_server import PINNED  # noqa: E402

FIGURES = {  # key in bench-grade.json → what it is, and the target
    "ratio_otter_trivial": ("otter run : ours, a notebook that imports torch, two questions", "≥ 40"),
    "ratio_otter_hw9": ("otter run : ours, the reference of hw9", "≥ 3"),
    "ratio_nbgrader_trivial": ("nbgrader autograde : ours, the trivial notebook", ""),
    "overhead_trivial_s": ("ours − the same cells and tests in a warm Python, seconds", "≤ 0.3"),
    "overhead_hw9_s": ("the same for hw9, seconds", ""),
    "overhead_hw9": ("the same for hw9, less 0.3 s, as a share of the bare time", "≤ 0.15"),
    "trivial_per_minute": ("submissions a minute, all workers together", ""),
    "hw9_per_minute": ("the same for hw9", ""),
    "start_s": ("from nothing to warm servers", ""),
    "latency_trivial_s": ("the whole command for one submission, start-up included", ""),
    "server_memory_mb": ("what a warm server holds alone, after all of this", ""),
    "class_per_minute": ("submissions a minute of a mixed class of trivial notebooks, one command", ""),
    "class_memory_growth_mb": ("growth of the grader's memory over the later half of that class", "≤ 30"),
}
Figures = dict[str, Any]


# --- notebooks --------------------------------------------------------------------------------------------------


def trivial(folder: Path) -> tuple[Assignment, Work]:
    """Return a small assignment, released, and its solution, which imports torch."""
    assignment = make_course(folder)
    make_release(assignment)
    notebook = read_notebook(assignment.release / assignment.master.name)
    solved = {cell.id: without_markers(cell.source) for cell in read_notebook(assignment.master).cells}
    for cell in notebook.cells:
        cell.source = solved[cell.id] if cell.id.endswith("-answer") else cell.source
        cell.source += "\nimport torch" if cell.id == "setup" else ""
    return assignment, Work(notebook)


def homework() -> tuple[Assignment, Work]:
    """Return hw9 and its reference submission."""
    assignment = find_course(ROOT).assignment("hw9")
    notebook = read_notebook(assignment.release / assignment.master.name)
    solved = {cell.id: without_markers(cell.source) for cell in read_notebook(assignment.master).cells}
    for cell in notebook.cells:
        cell.source = solved[cell.id] if "answer" in cell.id or cell.id.endswith("-train") else cell.source
    checkpoints = (assignment.source / "reference_checkpoints").glob("*.safetensors")
    return assignment, Work(notebook, {file.name: file.read_bytes() for file in checkpoints})


# --- contenders -------------------------------------------------------------------------------------------------


def in_parallel(workers: int, times: int, act: Callable[[int], object]) -> float:
    """Do something `times` times by so many workers; return the seconds for one."""
    start = time.perf_counter()
    with ThreadPoolExecutor(workers) as executor:
        list(executor.map(act, range(times)))
    return (time.perf_counter() - start) / times


def ours(engine: SandboxEngine, work: Work, workers: int, times: int) -> float:
    """Grade one submission several times; it must get all points."""

    def grade(_: int) -> None:
        graded = engine.grade(work)
        assert all(question.score == question.possible for question in graded.questions), graded

    return in_parallel(workers, times, grade)


class Otter:
    """Stock otter-grader, by its command line."""

    def __init__(self, assignment: Assignment, work: Work, folder: Path) -> None:
        from autograder.otter_engine import OtterEngine

        self.engine = OtterEngine(assignment, read_questions(assignment))
        self.possible = sum(question.points for question in self.engine.questions)
        self.folder = folder
        self.submission = folder / "submission.zip"
        packed = folder / "packed"
        (packed / "checkpoints").mkdir(parents=True)
        nbformat.write(work.notebook, packed / assignment.master.name)
        for name, content in work.checkpoints.items():
            (packed / "checkpoints" / name).write_bytes(content)
        write_zip(packed, self.submission)

    def run(self, workers: int, times: int) -> float:
        """Let `otter run` grade the submission several times; it must get all points."""
        threads = str(max((os.cpu_count() or 1) // workers, 1))
        environment = {**os.environ, **self.engine._environment(self.folder), "OMP_NUM_THREADS": threads}

        def grade(number: int) -> None:
            output = self.folder / f"output-{number}"
            command = [sys.executable, "-m", "otter", "run", str(self.submission), "--no-logo"]
            command += ["-a", str(self.engine.folder / "autograder.zip"), "-o", str(output)]
            output.mkdir(exist_ok=True)
            subprocess.run(command, cwd=output, env=environment, check=True, capture_output=True)
            tests = json.loads((output / "results.json").read_text())["tests"]
            assert sum(test.get("score", 0) for test in tests) >= self.possible, tests

        return in_parallel(workers, times, grade)


class Nbgrader:
    """`nbgrader autograde` on classes of one and of several students: what one more student adds."""

    def __init__(self, assignment: Assignment, work: Work, students: int) -> None:
        self.assignment, self.students = assignment, students
        self._command("generate_assignment", "--force")
        for number in range(students + 1):
            folder = assignment.course.root / "submitted" / f"student{number}" / assignment.name
            folder.mkdir(parents=True)
            nbformat.write(work.notebook, folder / assignment.master.name)
        self._command("autograde", "--student", "student0")

    def run(self) -> float:
        """Return the seconds that one more student takes, on one core."""
        one = self._command("autograde", "--force", "--student", "student0")
        everybody = self._command("autograde", "--force")
        return (everybody - one) / self.students

    def _command(self, verb: str, *options: str) -> float:
        program = shutil.which("nbgrader", path=search_path()) or "nbgrader"
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": search_path()}
        start = time.perf_counter()
        command = [program, verb, self.assignment.name, *options]
        subprocess.run(command, cwd=self.assignment.course.root, env=environment, check=True, capture_output=True)
        return time.perf_counter() - start


class Bare:
    """The same cells and the same tests in a fork of a warm Python, without any wall or message."""

    def __init__(self, assignment: Assignment, work: Work, folder: Path) -> None:
        kit = build_kit(assignment, folder / "kit")
        (folder / "bare" / "checkpoints").mkdir(parents=True)
        for name, content in work.checkpoints.items():
            (folder / "bare" / "checkpoints" / name).write_bytes(content)
        cells = [cell for cell in work.notebook.cells if cell.cell_type == "code"]
        cells = [cell for cell in cells if SKIPPED not in cell.metadata.get("tags", [])]
        questions = {question.name for question in read_questions(assignment)}
        steps = [(str(grade_id(cell)) if grade_id(cell) in questions else None, cell.source) for cell in cells]
        sources = {name: (assignment.tests / f"{name}.py").read_text(encoding="utf-8") for name in questions}
        (folder / "bare.json").write_text(json.dumps({"steps": steps, "tests": sources}), encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--bare", str(folder / "bare.json")],
            env={**os.environ, **PINNED, "PYTHONPATH": str(ROOT), "HOMEWORK_GRADING": str(kit / "data")},
            cwd=folder / "bare",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self) -> float:
        """Return the seconds of one run."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        with contextlib.suppress(OSError):
            self._process.communicate()


def serve_bare(file: Path) -> None:
    """Be the warm Python of `Bare`: a run for each line, its seconds as the answer."""
    from autograder import notebook_process, warm_server

    content = json.loads(file.read_text(encoding="utf-8"))
    warm_server._warm_up()
    del sys.modules["otter"]
    from otter.test_files import ExceptionTestFile

    tests = {name: ExceptionTestFile.from_string(source) for name, source in content["tests"].items()}
    for _ in sys.stdin:
        start = time.perf_counter()
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            shell = notebook_process.Shell.instance(colors="nocolor")
            sys.modules["otter"] = warm_server._otter()
            for question, source in content["steps"]:
                if question:
                    tests[question].run(shell.user_ns)
                    assert all(case.passed for case in tests[question].test_case_results), question
                else:
                    shell.run_cell(source, store_history=True)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0, "the bare run failed"
        print(time.perf_counter() - start, flush=True)


# --- measuring --------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Yield a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-grade-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def measure_trivial(rounds: int, workers: int) -> Figures:
    """Compare all contenders on the trivial notebook."""
    with scratch() as folder:
        assignment, work = trivial(folder / "course")
        nbgrader = Nbgrader(assignment, work, students=4)
        bare = Bare(assignment, work, folder)
        otter = Otter(assignment, work, folder)
        start = time.perf_counter()
        with SandboxEngine(assignment, read_questions(assignment), workers=workers) as engine, otter.engine:
            ours(engine, work, workers, workers)
            started = time.perf_counter() - start
            bare.run()
            seconds: dict[str, list[float]] = {"ours": [], "one": [], "bare": [], "otter": [], "nbgrader": []}
            for _ in range(rounds):
                seconds["one"].append(ours(engine, work, 1, 10))
                seconds["bare"].append(statistics.median(bare.run() for _ in range(10)))
                seconds["ours"].append(ours(engine, work, workers, 20 * workers))
                seconds["otter"].append(otter.run(workers, workers))
                seconds["nbgrader"].append(nbgrader.run())
            memory = max(slot.server.memory() for slot in engine._all) / 2**20
        bare.close()
    return {
        "ratio_otter_trivial": ratios(seconds["otter"], seconds["ours"]),
        "ratio_nbgrader_trivial": ratios(seconds["nbgrader"], seconds["one"]),
        "overhead_trivial_s": difference(seconds["one"], seconds["bare"]),
        "trivial_per_minute": round(60 / statistics.median(seconds["ours"])),
        "start_s": round(started, 1),
        "server_memory_mb": round(memory),
        "seconds_trivial": {name: [round(value, 3) for value in values] for name, values in seconds.items()},
    }


def measure_homework(rounds: int, workers: int) -> Figures:
    """Compare otter and this engine on the reference of hw9."""
    assignment, work = homework()
    with scratch() as folder:
        bare = Bare(assignment, work, folder)
        otter = Otter(assignment, work, folder)
        with SandboxEngine(assignment, read_questions(assignment), workers=workers) as engine, otter.engine:
            ours(engine, work, workers, workers)
            bare.run()
            seconds: dict[str, list[float]] = {"ours": [], "one": [], "bare": [], "otter": []}
            for _ in range(rounds):
                seconds["one"].append(ours(engine, work, 1, 2))
                seconds["bare"].append(statistics.median(bare.run() for _ in range(2)))
                seconds["ours"].append(ours(engine, work, workers, 2 * workers))
                seconds["otter"].append(otter.run(workers, workers))
        bare.close()
    shares = [(one - usual - 0.3) / usual for one, usual in zip(seconds["one"], seconds["bare"], strict=True)]
    return {
        "ratio_otter_hw9": ratios(seconds["otter"], seconds["ours"]),
        "overhead_hw9_s": difference(seconds["one"], seconds["bare"]),
        "overhead_hw9": round(statistics.median(shares), 3),
        "hw9_per_minute": round(60 / statistics.median(seconds["ours"]), 1),
        "seconds_hw9": {name: [round(value, 2) for value in values] for name, values in seconds.items()},
    }


def measure_class(size: int, workers: int) -> Figures:
    """Grade one submission, then a mixed class, each by the command that an instructor uses."""
    from class_of import build_class

    with scratch() as folder:
        assignment, _ = trivial(folder / "course")
        build_class(assignment, folder / "one", 1)
        build_class(assignment, folder / "many", size)
        latency, _ = command(assignment, folder / "one", 1)
        seconds, memory = command(assignment, folder / "many", workers)
        later = memory[len(memory) // 2 :]
    return {
        "latency_trivial_s": round(latency, 1),
        "class_per_minute": round(60 * size / seconds),
        "class_memory_growth_mb": round((later[-1] - later[0]) / 2**20, 1),
        "class_size": size,
    }


def command(assignment: Assignment, submissions: Path, workers: int) -> tuple[float, list[int]]:
    """Run `grade`; return its seconds and the grader's memory, in bytes, over time."""
    words = [sys.executable, "-m", "autograder", "grade", assignment.name, str(submissions), "--workers", str(workers)]
    start, memory = time.perf_counter(), []
    process = psutil.Popen(words, cwd=assignment.course.root, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        with contextlib.suppress(psutil.Error):
            memory.append(process.memory_info().rss)
        time.sleep(0.25)
    assert process.returncode == 0
    return time.perf_counter() - start, memory


def ratios(slower: list[float], faster: list[float]) -> dict[str, float]:
    """Return the median of the rounds' ratios, the lowest and the highest."""
    values = [a / b for a, b in zip(slower, faster, strict=True)]
    return {
        "median": round(statistics.median(values), 2),
        "lowest": round(min(values), 2),
        "highest": round(max(values), 2),
    }


def difference(more: list[float], less: list[float]) -> float:
    """Return the median of the rounds' differences."""
    return round(statistics.median(a - b for a, b in zip(more, less, strict=True)), 3)


def missed(figures: Figures) -> list[str]:
    """Return the keys of the figures that miss their target."""
    failed = []
    for key, (_, target) in FIGURES.items():
        if target and key in figures:
            sign, limit = target.split()
            value = figures[key]["median"] if isinstance(figures[key], dict) else figures[key]
            if not (value >= float(limit) if sign == "≥" else value <= float(limit)):
                failed.append(key)
    return failed


def report(figures: Figures) -> None:
    """Print the figures as a table."""
    table = Table(box=box.SIMPLE, caption=machine(), caption_justify="left")
    for heading in ("figure", "measured", "target", "what it is"):
        table.add_column(heading)
    for key, (meaning, target) in FIGURES.items():
        if key in figures:
            value = figures[key]
            text = "{median} ({lowest}–{highest})".format(**value) if isinstance(value, dict) else str(value)
            table.add_row(key, text, target, meaning)
    Console(width=120).print(table)


def main(arguments: list[str] | None = None) -> int:
    """Measure, report, and say whether the targets are met."""
    parser = argparse.ArgumentParser(description="Measure how fast submissions are graded.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--class-size", type=int, default=300)
    parser.add_argument("--quick", action="store_true", help="two rounds, a class of 40")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "bench-grade.json")
    parser.add_argument("--bare", type=Path, help=argparse.SUPPRESS)  # be the warm Python that is compared with
    options = parser.parse_args(arguments)
    if options.bare:
        serve_bare(options.bare)
        return 0
    rounds, size = (2, 40) if options.quick else (options.rounds, options.class_size)
    figures: Figures = {"machine": machine(), "workers": options.workers, "rounds": rounds}
    figures |= measure_trivial(rounds, options.workers)
    figures |= measure_homework(rounds, options.workers)
    figures |= measure_class(size, options.workers)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    report(figures)
    for key in missed(figures):
        print(f"Missed: {key}.")
    return 1 if missed(figures) else 0


if __name__ == "__main__":
    sys.exit(main())
