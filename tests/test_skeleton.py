"""A new assignment: valid as it stands, refused where one is there, and an hour's work away from one's own subject."""

import copy
import json
import shutil
import sys

import nbformat
import pytest
from click.testing import CliRunner
from small_course import ROOT

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


def test_all_assignments_are_validated_and_graded_together(course):
    assert run("new", "statistics")[0] == 0
    assert run("new", "geometry")[0] == 0
    for folder in (course.root / "source" / "mini", course.root / "hidden" / "mini"):
        shutil.rmtree(folder)
    code, said = run("validate")
    assert said.count("The tests can be trusted.") == 2
    assert code == 0
    code, said = run("grade")
    assert code == 0
    for name in ("statistics", "geometry"):
        assert f"3 results are in graded/{name}/, all in one table in graded/{name}/grades.csv." in said
        assert (course.root / "graded" / name / "median.json").is_file()


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


# --- "Write your own in an hour", as the README tells it, on another subject --------------------------------------

VOWELS = """\
from otter.test_files import test_case

from autograder.probes import Mistake, call

OK_FORMAT = False
name = "q1"


@test_case(points=0.5)
def one_word(count_vowels):
    if call(count_vowels, "hello") != 2:
        raise Mistake("`hello` has two vowels.")


### BEGIN HIDDEN TESTS
READ_AGAIN = {"capital": "q1 · vowels · 1.5 points"}


@test_case(points=1, hidden=True)
def capitals(count_vowels):
    count = call(count_vowels, "Every Apple")
    if count == 2:
        raise Mistake("A capital vowel does not count: make all letters small first.")
    if count != 4:
        raise Mistake("The number of vowels in a sentence is wrong.")


### END HIDDEN TESTS
"""
LENGTHS = VOWELS.replace('"q1"', '"q2"').replace("count_vowels", "longest")
LENGTHS = LENGTHS[: LENGTHS.index("### BEGIN")].replace('"hello") != 2', '["a", "abc"]) != "abc"')
ANSWERS = {
    "q1/right_sum": "def count_vowels(text):\n    return sum(letter in 'aeiou' for letter in text.lower())\n",
    "q1/wrong_small_only": "# at most: 0.5\n# diagnosis: capital vowel\ndef count_vowels(text):\n"
    "    return sum(letter in 'aeiou' for letter in text)\n",
    "q1/wrong_length": "# at most: 0\n# diagnosis: in a sentence\ndef count_vowels(text):\n    return len(text)\n",
    "q2/right_sorted": "def longest(words):\n    return sorted(words, key=len)[-1]\n",
    "q2/wrong_first": "# at most: 0\n# diagnosis: two vowels\ndef longest(words):\n    return words[0]\n",
}


def solved(signature, line):
    return f"def {signature}:\n    ### BEGIN SOLUTION\n    {line}\n    ### END SOLUTION"


def test_the_hour_of_the_readme(course):
    """Step by step: new, master, test, corpus, release, validate and what it says, sample class, grade."""
    assert "Write your own in an hour" in (ROOT / "README.md").read_text()
    run("new", "vowels")
    assignment = find_course(course.root).assignment("vowels")

    notebook = nbformat.read(assignment.master, as_version=4)
    cells = {cell.id: cell for cell in notebook.cells}
    cells["q1-text"].source = "### q1 · vowels · 1.5 points\n\nCount the vowels."
    cells["q1-answer"].source = solved("count_vowels(text)", 'return sum(map(text.lower().count, "aeiou"))')
    again = [copy.deepcopy(cells[name]) for name in ("q1-text", "q1-answer", "q1")]
    for cell in again:
        cell["id"] = cell.id.replace("q1", "q2")
        cell.source = cell.source.replace("q1", "q2").replace("vowels", "longest")
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader["grade_id"] = cell.id
    again[1].source = solved("longest(words)", "return max(words, key=len)")
    notebook.cells[5:5] = again
    nbformat.write(notebook, assignment.master)

    (assignment.tests / "q1.py").write_text(VOWELS)
    (assignment.tests / "q2.py").write_text(LENGTHS)
    corpus = course.root / "tests" / "corpus" / "vowels"
    for file in (corpus / "q1").glob("*.py"):
        file.unlink()
    (corpus / "q2").mkdir()
    for name, text in ANSWERS.items():
        (corpus / f"{name}.py").write_text(text)

    assert run("release", "vowels")[0] == 0
    code, said = run("validate", "vowels")
    assert "A changed solution of q2 keeps all points: longest, line 2: max(words, key=len) → max(words)." in said
    assert code == 1
    (assignment.tests / "q2.py").write_text(LENGTHS.replace('["a", "abc"]', '["b", "abc"]'))
    assert run("release", "vowels")[0] == 0
    code, said = run("validate", "vowels", "--write")
    assert "The tests can be trusted." in said
    assert code == 0
    assert "| small only | 0.5 | A capital vowel does not count" in (corpus / "mistakes.md").read_text()

    (corpus / "sample_class.toml").write_text(
        '[reference]\nabout = "Right."\nscore = 2\n\n[careless]\nabout = "Small letters."\nscore = 1\n'
        'answers.q1 = "wrong_small_only"\nquestions = { q1 = 0.5 }\n'
    )
    assert run("grade", "vowels")[0] == 0
    page = (course.root / "graded" / "vowels" / "feedback" / "careless.html").read_text()
    assert "A capital vowel does not count" in page
    assert "Read again in the notebook: “q1 · vowels · 1.5 points”." in page
