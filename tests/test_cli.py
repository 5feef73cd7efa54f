"""The command line: one sentence and exit code 2 for what the user can mend."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from small_course import ROOT

from autograder import __main__ as command_line


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
        (["solution", "mini", "--data", "nowhere"], "nowhere is not a folder"),
        (["release", "hw99"], "There is no assignment 'hw99'"),
        (["frobnicate"], "No such command"),
    ],
)
def test_a_users_mistake_is_one_sentence_and_exit_code_2(mini, monkeypatch, capsys, arguments, sentence):
    (mini.course.root / "empty").mkdir()
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
