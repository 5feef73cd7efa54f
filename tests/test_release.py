"""Releases: what goes out, what must not, and what is refused."""

import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import nbformat
import pytest
from small_course import ROOT

from autograder import embedded
from autograder.course import UserError, find_course
from autograder.environment import search_path
from autograder.questions import read_question
from autograder.release import make_release, make_solution, release_problems

RELEASED = {
    "mini.ipynb",
    "mini.zip",
    "hw9_pictures.py",
    "hw9_support.py",
    "autograder/__init__.py",
    "autograder/probes.py",
    "tests/q1.py",
    "tests/q2.py",
}


def edit_master(assignment, change):
    """Apply `change` to the master's cells, by id, and write it back."""
    notebook = nbformat.read(assignment.master, as_version=4)
    change({cell.id: cell for cell in notebook.cells}, notebook)
    assignment.master.write_text(json.dumps(notebook))


def names_in(folder):
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_only_the_allow_list_goes_out(mini):
    (mini.source / "reference.json").write_text("{}")
    (mini.source / "notes.txt").write_text("private")
    make_release(mini)
    assert names_in(mini.release) == RELEASED
    with zipfile.ZipFile(mini.release / "mini.zip") as archive:
        assert set(archive.namelist()) == RELEASED - {"mini.zip"}


def test_modules_beside_the_master_go_out_with_it(mini):
    (mini.source / "mini_pad.py").write_text("SIZE = 28\n")
    make_release(mini)
    assert names_in(mini.release) == RELEASED | {"mini_pad.py"}
    assert (mini.release / "mini_pad.py").read_text() == "SIZE = 28\n"


def test_the_student_notebook_has_stubs_points_and_settings(mini):
    make_release(mini)
    cells = {cell.id: cell for cell in nbformat.read(mini.release / "mini.ipynb", as_version=4).cells}
    assert cells["q1-answer"].source == "def double(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    assert cells["q2-written"].source == "YOUR ANSWER HERE"
    assert [cells[name].metadata.nbgrader.points for name in ("q1", "q2", "q2-written")] == [3.5, 0.5, 1]
    assert cells["title"].source.endswith("/assignments/mini/mini.zip.")
    assert "the course forum" in cells["title"].source


def test_hidden_cases_stay_at_home(mini):
    make_release(mini)
    public = (mini.release / "tests" / "q1.py").read_text()
    assert "test_of_three" in public
    assert "references" not in public
    everything = b"".join(
        file.read_bytes() for file in mini.release.rglob("*") if file.is_file() and file.suffix != ".zip"
    )
    assert b"1234567" not in everything
    assert b"test_of_a_large_number" not in everything


def test_the_same_master_gives_the_same_bytes(mini):
    make_release(mini)
    first = {name: (mini.release / name).read_bytes() for name in RELEASED}
    make_release(mini)
    assert {name: (mini.release / name).read_bytes() for name in RELEASED} == first


def test_plain_nbgrader_makes_the_same_notebook(mini):
    make_release(mini)
    ours = (mini.release / "mini.ipynb").read_text()
    shutil.rmtree(mini.release)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": search_path()}
    command = ["nbgrader", "generate_assignment", "mini"]
    subprocess.run(command, cwd=mini.course.root, env=environment, check=True, capture_output=True)
    assert json.loads((mini.release / "mini.ipynb").read_text()) == json.loads(ours)


@pytest.mark.parametrize("place", ["../private", "{root}/private"])
def test_tests_may_lie_outside_of_the_repository_and_are_not_copied_about(mini, tmp_path, place):
    private = tmp_path / "private"
    (mini.course.root / "hidden").rename(private)
    settings = mini.course.root / "source" / "course.toml"
    settings.write_text(settings.read_text().replace('"hidden"', f'"{place.format(root=tmp_path)}"'))
    outside = Path(tempfile.gettempdir()) / "private"
    assert not outside.exists()
    make_release(find_course(mini.course.root).assignment("mini"))
    assert not outside.exists()
    assert "test_of_three" in (mini.release / "tests" / "q1.py").read_text()


def test_the_solution_is_executed_and_reads_like_an_answer(mini, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook, page = make_solution(mini, embedded.DATA)
    cells = {cell.id: cell for cell in nbformat.read(notebook, as_version=4).cells}
    assert cells["q1-answer"].source == "def double(x):\n    return x + x + 0 * 987"
    assert cells["demo"].outputs[0].data["text/plain"] == "8"
    assert "Because it is polite." in page.read_text(encoding="utf-8")


def test_a_solution_that_fails_is_refused(mini, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    edit_master(mini, lambda cells, notebook: cells["demo"].update(source="1 / 0"))
    with pytest.raises(UserError, match="fails in cell 'demo': ZeroDivisionError"):
        make_solution(mini, embedded.DATA)


def _leak_into_prose(cells, notebook):
    cells["title"].source += "\nThe hidden case is test_of_a_large_number."


def _leak_a_solution(cells, notebook):
    cells["demo"].source = "x = 4\nreturn_value = x\nreturn x + x + 0 * 987"


def _unbalance(cells, notebook):
    cells["q1-answer"].source = cells["q1-answer"].source.replace("### END SOLUTION", "")


def _repeat_an_id(cells, notebook):
    cells["q2"].metadata.nbgrader["grade_id"] = "q1"


def _repeat_a_cell_id(cells, notebook):
    cells["demo"]["id"] = "title"


def _drop_the_check(cells, notebook):
    notebook.cells.remove(cells["q2"])


def _drop_the_question(cells, notebook):
    notebook.cells = [cell for cell in notebook.cells if cell.id not in ("q2", "q2-answer")]


def _ask_without_a_test(cells, notebook):
    cells["q2-answer"].metadata.nbgrader["grade_id"] = "q3-answer"
    cells["q2"].metadata.nbgrader["grade_id"] = "q3"
    cells["q2"].source = 'check("q3")'


def _check_something_else(cells, notebook):
    cells["q2"].source = 'check("q1")'


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_leak_into_prose, "hidden text: 'test_of_a_large_number'"),
        (_leak_a_solution, "hidden text: 'return x"),
        (_unbalance, "'q1-answer': ### BEGIN SOLUTION and ### END SOLUTION do not match"),
        (_repeat_an_id, "grade id 'q1' more than once"),
        (_repeat_a_cell_id, "cell id 'title' more than once"),
        (_drop_the_check, "question q2 has no check cell"),
        (_drop_the_question, "question q2 has a test file but no answer cell"),
        (_ask_without_a_test, "question q3 has no test file"),
        (_check_something_else, 'must call check\\("q2"\\)'),
    ],
)
def test_a_faulty_master_is_refused_and_the_earlier_release_kept(mini, change, sentence):
    make_release(mini)
    before = (mini.release / "mini.zip").read_bytes()
    edit_master(mini, change)
    with pytest.raises(UserError, match=sentence):
        make_release(mini)
    assert (mini.release / "mini.zip").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("### END HIDDEN TESTS", "", "not closed"),
        ("### BEGIN HIDDEN TESTS", "", "do not match"),
        ('name = "q1"', 'name = "q7"', 'name = "q1"'),
        ("points=2.5, ", "", "must write out its points"),
        ("points=2.5, ", 'points=2.5, name="x", ', "leave name= out"),
        ("def test_of_three(", "def test_of_three((", "q1.py, line"),
        ("@test_case(points=1)", "@test_case(points=1, hidden=True)", "outside of"),
        ('name = "q1"', 'name = "q1"\nREAD_AGAIN = {"": "Gone"}', "no heading 'Gone', to which q1 points"),
        ('name = "q1"', 'name = "q1"\nREAD_AGAIN = {"": 3}', "dictionary of plain strings"),
        ('name = "q1"', 'name = "q1"\nREAD_AGAIN = dict()', "dictionary of plain strings"),
    ],
)
def test_a_faulty_test_file_is_refused(mini, old, new, sentence):
    file = mini.tests / "q1.py"
    file.write_text(file.read_text().replace(old, new))
    with pytest.raises(UserError, match=sentence):
        make_release(mini)


def test_a_heading_may_be_pointed_to_in_a_hidden_region(mini):
    edit_master(mini, lambda cells, notebook: cells["title"].update(source="# Mini\n\n## Doubling a number"))
    table = 'READ_AGAIN = {"the square": "Doubling a number"}'
    file = mini.tests / "q1.py"
    file.write_text(file.read_text().replace("SECRET_INPUT = 1234567", f"SECRET_INPUT = 1234567\n{table}"))
    make_release(mini)
    assert read_question(file).section("This is the square.") == "Doubling a number"
    assert read_question(file).section("This is something else.") == "q1"


def test_a_release_that_is_out_of_date_or_gives_away_is_told(mini):
    make_release(mini)
    assert list(release_problems(mini)) == []
    (mini.release / "tests" / "q2.py").write_text("")
    assert list(release_problems(mini)) == [
        "assignments/mini/tests/q2.py is not what the master makes: run `make release`."
    ]
    with zipfile.ZipFile(mini.release / "mini.zip", "a") as archive:
        archive.writestr("notes.txt", "SECRET_INPUT is the number.")
    assert "mini.zip/notes.txt would give away hidden text: 'SECRET_INPUT'." in list(release_problems(mini))
