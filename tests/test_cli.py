"""The command line: one sentence and exit code 2 for what the user can mend."""

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import ClassVar

import nbformat
import pytest
from click.testing import CliRunner
from rich.progress import Progress
from small_course import ROOT, mini_master

from autograder import __main__ as command_line
from autograder.results import EngineFault, Graded, QuestionResult, Verdict


class FakeEngine:
    """Stands for the sandbox engine: gives what `verdicts` and `flags` say."""

    name = "sandbox"
    versions: ClassVar = {}
    verdicts: ClassVar = {}
    flags = ()
    opened: ClassVar = []

    def __init__(self, assignment, questions, workers, isolation):
        self.questions = questions
        self.isolation = isolation or "container"
        self.opened.append((assignment.name, workers, isolation))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def stop(self):
        return None

    def grade(self, work, only=None):
        asked = [question for question in self.questions if only is None or question.name in only]
        return Graded(tuple(self.result(question) for question in asked), self.flags)

    def result(self, question):
        verdict = self.verdicts.get(question.name, Verdict.CORRECT)
        if verdict == "broken":
            raise EngineFault("The server is gone.")
        return QuestionResult(question.name, verdict, question.points * (verdict is Verdict.CORRECT), question.points)


@pytest.fixture
def engine(monkeypatch):
    """A fresh kind of engine in the place of the sandbox engine."""
    kind = type("FreshEngine", (FakeEngine,), {"verdicts": {}, "flags": (), "opened": []})
    monkeypatch.setitem(sys.modules, "autograder.engine", SimpleNamespace(SandboxEngine=kind))
    return kind


@pytest.fixture
def graded(mini, engine, monkeypatch):
    """A function that grades a class of two and returns what is said."""
    hand_in(mini, "ada", "bob")
    mini.release.mkdir(parents=True, exist_ok=True)
    nbformat.write(mini_master(), mini.release / "mini.ipynb")
    monkeypatch.chdir(mini.course.root)

    def grade(*arguments):
        with command_line.console.capture() as said:
            result = CliRunner().invoke(
                command_line.cli, ["grade", "mini", "class", *arguments], catch_exceptions=False
            )
        assert result.exit_code == int("could not be graded in full" in said.get())
        return said.get()

    return grade


def hand_in(mini, *students):
    folder = mini.course.root / "class"
    folder.mkdir()
    for student in students:
        nbformat.write(mini_master(), folder / f"{student}.ipynb")


def run(*arguments, cwd):
    command = [sys.executable, "-m", "autograder", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["grade", "hw99"], "There is no assignment 'hw99'"),
        (["grade", "../mini"], "There is no assignment '../mini'"),
        (["grade", "mini"], "mini has no sample class"),
        (["grade", "mini", "nowhere"], "nowhere is neither a folder of submissions nor the zip of one"),
        (["grade", "mini", "empty"], "empty has no submissions"),
        (["grade", "mini", "empty", "--workers", "0"], "0 is not in the range"),
        (["grade", "mini", "empty", "--only", "q1", "--only", "q9"], "mini has no question 'q9'; it has: q1, q2."),
        (["grade", "mini", "empty", "--isolation", "some"], "'some' is not one of 'full', 'container', 'none'"),
        (["grade", "mini", "class", "--engine", "otter", "--isolation", "full"], "The otter engine gives no isolation"),
        (["grade", "mini", "class", "--output", "class/ada.ipynb"], "'class/ada.ipynb' is a file"),
        (["grade", "--only", "q1"], "Say which assignment is meant"),
        (["grade", "--output", "there"], "Say which assignment is meant"),
        (["solution", "mini", "--data", "nowhere"], "nowhere is not a folder"),
        (["release", "hw99"], "There is no assignment 'hw99'"),
        (["frobnicate"], "No such command"),
    ],
)
def test_a_users_mistake_is_one_sentence_and_exit_code_2(mini, monkeypatch, capsys, arguments, sentence):
    (mini.course.root / "empty").mkdir()
    hand_in(mini, "ada")
    monkeypatch.chdir(mini.course.root)
    monkeypatch.setattr(sys, "argv", ["autograder", *arguments])
    with pytest.raises(SystemExit) as stop:
        command_line.main()
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert len(said.strip().splitlines()) == 1


def test_outside_of_a_course_that_is_said(tmp_path):
    done = run("release", cwd=tmp_path)
    assert done.returncode == 2
    assert "is not inside a course folder" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("old", "new"), [("[limits]", "[limit]"), ('course = "', 'course = 3 # "'), ("[server]", "[")])
def test_faulty_settings_are_said(mini, monkeypatch, old, new):
    file = mini.course.root / "source" / "course.toml"
    file.write_text(file.read_text().replace(old, new, 1))
    monkeypatch.chdir(mini.course.root)
    result = CliRunner().invoke(command_line.cli, ["release"])
    assert "course.toml cannot be used" in str(result.exception)


def test_a_fault_of_ours_leaves_its_traceback_in_a_file(mini, monkeypatch, capsys):
    def fail(*arguments):
        raise ZeroDivisionError

    monkeypatch.chdir(mini.course.root)
    monkeypatch.setattr(command_line, "find_course", fail)
    monkeypatch.setattr(sys, "argv", ["autograder", "release"])
    with pytest.raises(SystemExit) as stop:
        command_line.main()
    assert stop.value.code == 1
    (report,) = (mini.course.root / "build").glob("error-*.txt")
    assert "ZeroDivisionError" in report.read_text()
    assert str(report.relative_to(mini.course.root)) in capsys.readouterr().err


def test_the_sandbox_engine_grades_with_a_worker_a_core_on_the_best_level(engine, graded, monkeypatch):
    monkeypatch.setattr(command_line.os, "sched_getaffinity", lambda process: {0, 2, 5})
    monkeypatch.setattr(command_line, "CPU_QUOTA", command_line.Path("nowhere"))
    said = graded()
    graded("--workers", "1", "--isolation", "full")
    assert engine.opened == [("mini", 3, None), ("mini", 1, "full")]
    assert "Isolation: container (2)." in said
    assert "2 results are in graded/mini/, all in one table in graded/mini/grades.csv." in said
    assert "trust" not in said


@pytest.mark.parametrize(
    ("quota", "cores"),
    [("max 100000", 8), ("250000 100000", 2), ("50000 100000", 1), ("3200000 100000", 8), ("nonsense", 8)],
)
def test_a_quota_of_the_control_group_limits_the_workers(tmp_path, monkeypatch, quota, cores):
    (tmp_path / "cpu.max").write_text(f"{quota}\n")
    monkeypatch.setattr(command_line, "CPU_QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(command_line.os, "sched_getaffinity", lambda process: set(range(8)))
    assert command_line.usable_cores() == cores


def test_grading_without_isolation_is_said_and_stays_marked(graded):
    said = graded("--isolation", "none")
    (line,) = (line for line in said.splitlines() if "without isolation" in line)
    assert "each result is marked" in line
    assert "Isolation: none (2)." in said
    assert "Isolation: none (2)." in graded("--isolation", "full")


def test_only_says_whose_points_changed(engine, graded):
    graded()
    assert "Nothing changed." in graded("--only", "q2")
    engine.verdicts["q2"] = Verdict.INCORRECT
    said = graded("--only", "q2").splitlines()
    assert said[-2:] == ["ada  q2  0.5 → 0", "bob  q2  0.5 → 0"]
    engine.verdicts["q1"] = Verdict.INCORRECT
    assert "Nothing changed." in graded("--only", "q2")
    assert "Nothing changed." not in graded()


def test_the_report_names_flags_and_what_was_not_graded(engine, graded):
    engine.flags = ("opened a socket",)
    engine.verdicts["q2"] = Verdict.NOT_GRADED
    said = graded()
    assert "ada: opened a socket\n" in said
    assert "bob: not graded: q2\n" in said
    assert "2 could not be graded in full; the same command tries them again." in said
    engine.verdicts["q2"] = "broken"
    assert "bob: not graded: q2; see graded/mini/faults/bob.txt\n" in graded()
    engine.verdicts.clear()
    assert "could not be graded" not in graded()


def test_the_progress_bar_counts_what_failed(mini, engine, graded, monkeypatch):
    shown = []

    class Watched(Progress):
        def __exit__(self, *error):
            shown.extend((task.completed, task.total, task.fields["failed"]) for task in self.tasks)
            super().__exit__(*error)

    bar = command_line.progress_bar()
    monkeypatch.setattr(command_line, "progress_bar", lambda: Watched(*bar.columns, console=command_line.console))
    engine.verdicts["q1"] = Verdict.NOT_GRADED
    (mini.course.root / "class" / "bob.ipynb").write_text("not a notebook")
    (mini.course.root / "class" / "cleo.ipynb").write_text("not a notebook")
    said = graded()
    assert shown == [(3, 3, 3)]
    assert "3 failed" in said


@pytest.mark.parametrize(("level", "code"), [("full", 0), (None, 2)])
def test_doctor_says_what_there_is(monkeypatch, capsys, level, code):
    diagnosis = SimpleNamespace(level=level, lines=["full: no [user] namespaces here", "Use another machine."])
    monkeypatch.setitem(sys.modules, "autograder.sandbox", SimpleNamespace(doctor=lambda: diagnosis))
    monkeypatch.setattr(sys, "argv", ["autograder", "doctor"])
    if code:
        with pytest.raises(SystemExit) as stop:
            command_line.main()
        assert stop.value.code == code
    else:
        command_line.main()
    assert capsys.readouterr().out.splitlines() == diagnosis.lines
