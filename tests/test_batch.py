"""A class is graded once, goes on where it stopped, and loses nothing."""

import csv
from concurrent.futures import ThreadPoolExecutor

import msgspec
import nbformat
import pytest
from small_course import mini_master

from autograder.batch import Batch
from autograder.class_table import csv_text
from autograder.questions import read_questions
from autograder.results import QuestionResult, Result, Verdict, read_result
from autograder.submissions import find_submissions


class CountingEngine:
    """Gives every question full points and remembers what it was asked."""

    name = "counting"
    versions: dict[str, str] = {}  # noqa: RUF012

    def __init__(self, questions):
        self.questions = questions
        self.graded = 0
        self.stop_after = None
        self.stopped = self.broken = False
        self.verdict = Verdict.CORRECT

    def stop(self):
        self.stopped = True

    def grade(self, work):
        if self.broken:
            raise ZeroDivisionError
        if self.graded == self.stop_after:
            raise KeyboardInterrupt
        self.graded += 1
        score = 1.0 if self.verdict is Verdict.CORRECT else 0.0
        return tuple(
            QuestionResult(question.name, self.verdict, score * question.points, question.points)
            for question in self.questions
        )


@pytest.fixture
def submissions(tmp_path):
    folder = tmp_path / "submissions"
    folder.mkdir()
    for name in ("ada", "bob", "cleo"):
        nbformat.write(mini_master(), folder / f"{name}.ipynb")
    return folder


@pytest.fixture
def batch(mini, tmp_path):
    questions = read_questions(mini)
    return Batch(mini, questions, CountingEngine(questions), tmp_path / "graded")


def grade(batch, submissions):
    batch.unchanged.clear()
    with ThreadPoolExecutor(1) as executor:
        return batch.grade(find_submissions(submissions), executor, lambda result: None)


def test_every_student_gets_a_file_with_the_whole_result(batch, submissions):
    results = grade(batch, submissions)
    assert [result.student for result in results] == ["ada", "bob", "cleo"]
    assert sorted(file.name for file in batch.folder.iterdir()) == ["ada.json", "bob.json", "cleo.json"]
    ada = read_result(batch.folder / "ada.json")
    assert ada == results[0]
    assert (ada.grade.score, ada.grade.possible) == (4, 4)
    assert [(cell.name, cell.possible, cell.answered) for cell in ada.grade.by_hand] == [("q2-written", 1, True)]


def test_nothing_is_graded_twice_until_something_changes(batch, submissions):
    grade(batch, submissions)
    assert batch.unchanged == []
    grade(batch, submissions)
    assert batch.engine.graded == 3
    assert batch.unchanged == ["ada", "bob", "cleo"]
    (submissions / "bob.ipynb").write_text((submissions / "bob.ipynb").read_text().replace("polite", "kind"))
    grade(batch, submissions)
    assert batch.engine.graded == 4
    assert len(list((batch.folder / "earlier").glob("bob.*.json"))) == 1
    (batch.assignment.tests / "q2.py").write_text((batch.assignment.tests / "q2.py").read_text() + "\n# changed\n")
    grade(batch, submissions)
    assert batch.engine.graded == 7


def test_a_student_who_is_not_in_the_class_is_set_aside_not_lost(batch, submissions):
    grade(batch, submissions)
    (submissions / "cleo.ipynb").unlink()
    assert [result.student for result in grade(batch, submissions)] == ["ada", "bob"]
    assert not (batch.folder / "cleo.json").exists()
    (kept,) = (batch.folder / "earlier").glob("cleo.*.json")
    assert read_result(kept).student == "cleo"
    assert batch.set_aside == [kept]


def test_an_interrupted_run_keeps_what_it_had(batch, submissions):
    batch.engine.stop_after = 2
    with pytest.raises(KeyboardInterrupt):
        grade(batch, submissions)
    assert batch.engine.graded == 2
    assert batch.engine.stopped
    batch.engine.stop_after = None
    assert len(grade(batch, submissions)) == 3
    assert batch.engine.graded == 3


def test_what_could_not_be_graded_is_tried_again_next_time(batch, submissions):
    batch.engine.verdict = Verdict.NOT_GRADED
    grade(batch, submissions)
    batch.engine.verdict = Verdict.CORRECT
    assert {result.grade.verdict for result in grade(batch, submissions)} == {Verdict.CORRECT}


def test_an_unreadable_file_costs_only_its_owner(batch, submissions):
    (submissions / "bob.ipynb").write_text("not json")
    ada, bob, _ = grade(batch, submissions)
    assert bob.grade.verdict == Verdict.UNREADABLE
    assert bob.grade.notes == ("The file is not a Jupyter notebook.",)
    assert ada.grade.score == bob.grade.possible == 4


def test_a_fault_of_the_engine_costs_nobody_a_grade(batch, submissions):
    batch.engine.broken = True
    results = grade(batch, submissions)
    assert {result.grade.verdict for result in results} == {Verdict.NOT_GRADED}
    assert "ZeroDivisionError" in (batch.folder / "faults" / "ada.txt").read_text()
    batch.engine.broken = False
    assert {result.grade.verdict for result in grade(batch, submissions)} == {Verdict.CORRECT}


def test_a_table_that_changes_is_set_aside(batch, submissions):
    grade(batch, submissions)
    table = batch.replace_table("one")
    batch.replace_table("one")
    assert batch.set_aside == []
    batch.replace_table("two")
    assert table.read_text() == "two"
    assert [kept.read_text() for kept in batch.set_aside] == ["one"]


@pytest.mark.parametrize(
    ("old", "new"), [("Because it is polite.", "YOUR ANSWER HERE: it is polite."), ("q2-written", "gone")]
)
def test_an_answer_below_the_placeholder_or_in_a_lost_cell_is_not_overlooked(batch, submissions, old, new):
    text = (submissions / "ada.ipynb").read_text()
    (submissions / "ada.ipynb").write_text(text.replace(old, new))
    assert grade(batch, submissions)[0].grade.by_hand[0].answered


def test_an_unanswered_written_cell_does_not_wait_for_a_person(batch, submissions):
    notebook = mini_master()
    notebook.cells[-1].source = "YOUR ANSWER HERE"
    nbformat.write(notebook, submissions / "ada.ipynb")
    ada = grade(batch, submissions)[0]
    assert not ada.grade.by_hand[0].answered


def test_the_csv_has_a_row_a_student_and_empty_cells_where_nothing_was_graded(batch, submissions):
    results = grade(batch, submissions)
    failed = tuple(
        msgspec.structs.replace(question, verdict=Verdict.NOT_GRADED, score=0.0)
        for question in results[2].grade.questions
    )
    results[2] = msgspec.structs.replace(results[2], grade=msgspec.structs.replace(results[2].grade, questions=failed))
    rows = list(csv.DictReader(csv_text(results, batch.questions).splitlines()))
    assert [row["student"] for row in rows] == ["ada", "bob", "cleo"]
    assert (rows[0]["q1"], rows[0]["q2"], rows[0]["auto_total"], rows[0]["auto_possible"]) == (
        "3.5",
        "0.5",
        "4",
        "4",
    )
    assert rows[0]["awaits_grading_by_hand"] == "q2-written"
    assert (rows[2]["q1"], rows[2]["auto_total"], rows[2]["verdict"]) == ("", "", "not_graded")


@pytest.mark.parametrize("content", [b"", b"{}", b'{"student": 3}'])
def test_a_broken_result_file_is_no_result(tmp_path, content):
    (tmp_path / "x.json").write_bytes(content)
    assert read_result(tmp_path / "x.json") is None


def test_a_result_of_another_format_is_no_result(batch, submissions):
    file = batch.folder / "ada.json"
    grade(batch, submissions)
    file.write_bytes(file.read_bytes().replace(b'"format_version": 1', b'"format_version": 2'))
    assert read_result(file) is None
    assert isinstance(read_result(batch.folder / "bob.json"), Result)
