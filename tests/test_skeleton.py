"""A new assignment: valid as it stands, refused where one is there, and an hour's work away from one's own subject."""

import json
import sys

import pytest
from click.testing import CliRunner

from autograder import __main__ as command_line
from autograder.course import find_course


def run(*arguments):
    """Run the command line; return the exit code and what it prints."""
    with command_line.console.capture() as said:
        done = CliRunner().invoke(command_line.cli, list(arguments), catch_exceptions=False)
    return done.exit_code, said.get()


@pytest.fixture
def course(mini, monkeypatch):
    """The small course as the current folder."""
    monkeypatch.chdir(mini.course.root)
    return mini.course


def test_a_new_assignment_is_released_valid_and_graded(course):
    assert run("new", "statistics")[0] == 0
    assert find_course(course.root).assignment_names() == ["mini", "statistics"]
    code, said = run("validate", "statistics")
    assert "The tests can be trusted." in said
    assert code == 0
    code, said = run("grade", "statistics")
    assert code == 0
    result = json.loads((course.root / "graded" / "statistics" / "median.json").read_text())
    assert [question["score"] for question in result["grade"]["questions"]] == [1]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("mini", "is there already: choose another name."), ("9lives", "cannot name"), ("../up", "cannot name")],
)
def test_a_name_that_cannot_be_had_is_refused_and_nothing_written(course, monkeypatch, capsys, name, sentence):
    before = sorted(course.root.rglob("*.ipynb"))
    monkeypatch.setattr(sys, "argv", ["autograder", "new", name])
    with pytest.raises(SystemExit) as stop:
        command_line.main()
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert sentence in said
    assert len(said.strip().splitlines()) == 1
    assert sorted(course.root.rglob("*.ipynb")) == before
