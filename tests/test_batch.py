"""A class is graded once, goes on where it stopped, and loses nothing."""

import csv
import errno
import os
import re
import signal
import subprocess
import sys
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import msgspec
import nbformat
import pytest
from msgspec import structs
from small_course import ROOT, graded, mini_master

from autograder.batch import Batch, question_rules
from autograder.class_table import csv_text
from autograder.course import UserError, find_course
from autograder.questions import read_questions
from autograder.results import EngineFault, Graded, QuestionResult, Result, Verdict, read_result
from autograder.submissions import find_submissions


class CountingEngine:
    """Gives every question full points, or what `verdicts` says, and remembers what it was asked."""

    name = "counting"

    def __init__(self, questions):
        self.questions = questions
        self.versions = {"counting": "1"}
        self.isolation = "full"
        self.asked = []
        self.stop_after = None
        self.stopped = False
        self.faults = []
        self.verdicts = {}
        self.seconds, self.flags, self.notes, self.output = 1.0, (), (), ""

    @property
    def graded(self):
        return len(self.asked)

    def stop(self):
        self.stopped = True

    def grade(self, work, only=None):
        if self.graded == self.stop_after:
            raise KeyboardInterrupt
        self.asked.append(only)
        if self.faults:
            raise self.faults.pop(0)
        asked = [question for question in self.questions if only is None or question.name in only]
        results = tuple(self.result(question) for question in asked)
        seconds = {question.name: self.seconds for question in asked}
        return Graded(results, self.flags, self.notes, seconds, self.output)

    def result(self, question):
        verdict = self.verdicts.get(question.name, Verdict.CORRECT)
        score = question.points if verdict is Verdict.CORRECT else 0.0
        return QuestionResult(question.name, verdict, score, question.points)


@pytest.fixture
def submissions(tmp_path):
    return class_of(tmp_path / "submissions", ["ada", "bob", "cleo"])


def class_of(folder, names):
    folder.mkdir()
    text = nbformat.writes(mini_master())
    for name in names:
        (folder / f"{name}.ipynb").write_text(text)
    return folder


@pytest.fixture
def batch(mini, tmp_path):
    mini.release.mkdir(parents=True, exist_ok=True)
    nbformat.write(mini_master(), mini.release / "mini.ipynb")
    return batch_of(mini, tmp_path / "graded")


def batch_of(assignment, folder):
    questions = read_questions(assignment)
    return Batch(assignment, questions, CountingEngine(questions), folder)


def grade(batch, submissions, *only, workers=1, done=lambda result: None):
    for told in (batch.unchanged, batch.set_aside, batch.changes, batch.engine.asked):
        told.clear()
    with ThreadPoolExecutor(workers) as executor:
        return batch.grade(find_submissions(submissions), executor, done, frozenset(only))


def change_test(batch, question):
    file = batch.assignment.tests / f"{question}.py"
    file.write_text(file.read_text() + "\n# changed\n")


def change_submission(submissions, student):
    file = submissions / f"{student}.ipynb"
    file.write_text(file.read_text().replace("polite", "kind"))


def verdicts(result):
    return {question.name: question.verdict for question in result.grade.questions}


def test_every_student_gets_a_file_with_the_whole_result(batch, submissions):
    results = grade(batch, submissions)
    assert [result.student for result in results] == ["ada", "bob", "cleo"]
    assert sorted(file.name for file in batch.folder.iterdir()) == ["ada.json", "bob.json", "cleo.json", "feedback"]
    assert "<strong>4</strong> of 4 points" in (batch.folder / "feedback" / "ada.html").read_text()
    ada = read_result(batch.folder / "ada.json")
    assert ada == results[0]
    assert (ada.grade.score, ada.grade.possible) == (4, 4)
    assert [(cell.name, cell.possible, cell.answered) for cell in ada.grade.by_hand] == [("q2-written", 1, True)]
    assert (ada.run.engine, ada.run.isolation, ada.run.attempts) == ("counting", "full", 1)
    assert ada.run.question_seconds == {"q1": 1.0, "q2": 1.0}
    assert ada.run.machine


def test_nothing_is_graded_twice_until_something_changes(batch, submissions):
    grade(batch, submissions)
    assert batch.unchanged == []
    before = (batch.folder / "ada.json").stat().st_mtime_ns
    grade(batch, submissions)
    assert batch.engine.asked == []
    assert batch.unchanged == ["ada", "bob", "cleo"]
    assert (batch.folder / "ada.json").stat().st_mtime_ns == before
    change_submission(submissions, "bob")
    grade(batch, submissions)
    assert batch.engine.asked == [None]
    assert [kept.name.partition(".")[0] for kept in batch.set_aside] == ["bob"]
    assert read_result(batch.set_aside[0]).student == "bob"


def test_a_changed_test_grades_its_question_alone_and_keeps_the_others(batch, submissions):
    before = grade(batch, submissions)[0]
    batch.engine.verdicts = dict.fromkeys(("q1", "q2"), Verdict.INCORRECT)
    batch.engine.seconds = 2.0
    change_test(batch, "q1")
    after = grade(batch, submissions)[0]
    assert batch.engine.asked == [{"q1"}] * 3
    assert verdicts(after) == {"q1": Verdict.INCORRECT, "q2": Verdict.CORRECT}
    assert list(verdicts(after)) == ["q1", "q2"]
    assert after.run.question_seconds == {"q1": 2.0, "q2": 1.0}
    assert after.fingerprints["q1"] != before.fingerprints["q1"]
    assert after.fingerprints["q2"] == before.fingerprints["q2"]
    assert read_result(batch.folder / "ada.json") == after
    grade(batch, submissions)
    assert batch.engine.asked == []


def test_bit_by_bit_gives_the_same_grade_as_all_at_once(batch, submissions, tmp_path):
    batch.engine.flags, batch.engine.notes = ("patched numpy", "opened a socket"), ("A cell was moved.",)
    (submissions / "aaron" / "checkpoints").mkdir(parents=True)
    nbformat.write(mini_master(), submissions / "aaron" / "mini.ipynb")
    (submissions / "aaron" / "checkpoints" / "net.safetensors").write_bytes(bytes(9 * 2**20))
    grade(batch, submissions)
    change_test(batch, "q2")
    batch.engine.isolation = "none"
    pieces = grade(batch, submissions)
    whole = batch_of(batch.assignment, tmp_path / "whole")
    whole.engine.flags, whole.engine.notes = batch.engine.flags, batch.engine.notes
    at_once = grade(whole, submissions, workers=3)
    assert [msgspec.json.encode(each.grade) for each in pieces] == [msgspec.json.encode(each.grade) for each in at_once]
    assert at_once[0].grade.flags == ("opened a socket", "patched numpy")
    assert at_once[0].grade.notes == ("net.safetensors is larger than 8 MB and was left out.", "A cell was moved.")


def test_all_questions_depend_on_what_they_share_but_not_on_isolation(batch):
    before = question_rules(batch.assignment, batch.engine)
    batch.engine.isolation = "none"
    assert question_rules(batch.assignment, batch.engine) == before
    root = batch.assignment.course.root

    def changed():
        now = question_rules(find_course(root).assignment("mini"), batch.engine)
        return {name for name in before if now[name] != before[name]}

    assert changed() == set()
    module = root / "hw9_support.py"
    old = module.read_text()
    module.write_text(old + "\n")
    assert changed() == {"q1", "q2"}
    module.write_text(old)
    settings = root / "source" / "course.toml"
    old = settings.read_text()
    settings.write_text(re.sub("checkpoint_megabytes = .*", "checkpoint_megabytes = 9", old))
    assert changed() == {"q1", "q2"}
    settings.write_text(old)
    release = mini_master()
    release.cells[-1].source = "Ask something else."
    nbformat.write(release, batch.assignment.release / "mini.ipynb")
    assert changed() == {"q1", "q2"}
    nbformat.write(mini_master(), batch.assignment.release / "mini.ipynb")
    assert changed() == set()
    batch.engine.versions = {"counting": "2"}
    assert changed() == {"q1", "q2"}


def test_a_question_that_comes_or_goes_touches_no_other(batch, submissions):
    file = batch.assignment.tests / "q2.py"
    test = file.read_text()
    file.unlink()
    one = batch_of(batch.assignment, batch.folder)
    assert grade(one, submissions)[0].grade.possible == 3.5
    file.write_text(test)
    assert grade(batch, submissions)[0].grade.possible == 4
    assert batch.engine.asked == [{"q2"}] * 3
    file.unlink()
    assert grade(one, submissions)[0].grade.possible == 3.5
    assert one.engine.asked == []
    assert read_result(batch.folder / "ada.json").fingerprints.keys() == {"q1"}
    file.write_text(test)
    assert grade(batch, submissions, "q1")[0].grade.possible == 4
    assert batch.engine.asked == [None] * 3


def test_new_points_for_a_written_answer_are_taken_over_without_grading_again(batch, submissions):
    batch.engine.flags, batch.engine.notes, batch.engine.output = ("opened a socket",), ("A cell was moved.",), "hello"
    before = grade(batch, submissions)[0]
    batch.engine.isolation = "none"
    master = mini_master()
    master.cells[-1].metadata["nbgrader"]["points"] = 3
    nbformat.write(master, batch.assignment.release / "mini.ipynb")
    master.cells.append(graded("q2-more", "Why?", written=True))
    nbformat.write(master, batch.assignment.master)
    after = grade(batch, submissions)[0]
    assert batch.engine.asked == []
    assert [(cell.name, cell.possible) for cell in after.grade.by_hand] == [("q2-written", 3), ("q2-more", 1)]
    assert structs.replace(after.grade, by_hand=before.grade.by_hand) == before.grade
    assert (after.run, after.fingerprints) == (before.run, before.fingerprints)
    assert (batch.folder / "output" / "ada.txt").read_text() == "hello"
    grade(batch, submissions)
    assert batch.unchanged == ["ada", "bob", "cleo"]


def test_only_grades_the_named_questions_again_and_keeps_the_rest_as_it_was(batch, submissions):
    before = grade(batch, submissions)[0]
    batch.engine.versions = {"counting": "2"}
    batch.engine.verdicts = dict.fromkeys(("q1", "q2"), Verdict.INCORRECT)
    after = grade(batch, submissions, "q2")[0]
    assert batch.engine.asked == [{"q2"}] * 3
    assert verdicts(after) == {"q1": Verdict.CORRECT, "q2": Verdict.INCORRECT}
    assert after.fingerprints["q1"] == before.fingerprints["q1"]
    assert after.fingerprints["q2"] != before.fingerprints["q2"]
    assert sorted((change.student, change.question, change.before, change.after) for change in batch.changes) == [
        ("ada", "q2", "0.5", "0"),
        ("bob", "q2", "0.5", "0"),
        ("cleo", "q2", "0.5", "0"),
    ]
    grade(batch, submissions, "q2")
    assert (batch.engine.asked, batch.changes) == ([{"q2"}] * 3, [])
    grade(batch, submissions)
    assert batch.engine.asked == [{"q1"}] * 3, "what was kept is not valid, and `only` must not have made it so"


def test_only_grades_in_full_who_has_no_result_that_could_be_kept(batch, submissions):
    (submissions / "bob.ipynb").write_text("not json")
    grade(batch, submissions)
    (batch.folder / "ada.json").unlink()
    nbformat.write(mini_master(), submissions / "bob.ipynb")
    change_submission(submissions, "cleo")
    results = grade(batch, submissions, "q2")
    assert batch.engine.asked == [None] * 3
    assert [result.grade.score for result in results] == [4, 4, 4]


def test_only_reads_in_full_what_has_become_readable(batch, submissions):
    settings = batch.assignment.course.root / "source" / "course.toml"
    old = settings.read_text()
    settings.write_text(re.sub("notebook_megabytes = .*", "notebook_megabytes = 0.0001", old))
    small = batch_of(find_course(settings.parent.parent).assignment("mini"), batch.folder)
    assert grade(small, submissions)[0].grade.verdict is Verdict.UNREADABLE
    ada = grade(batch, submissions, "q2")[0]
    assert batch.engine.asked == [None] * 3
    assert (ada.grade.score, ada.grade.notes) == (4, ())


def test_a_student_who_is_not_in_the_class_is_set_aside_not_lost(batch, submissions):
    grade(batch, submissions)
    (submissions / "cleo.ipynb").unlink()
    assert [result.student for result in grade(batch, submissions)] == ["ada", "bob"]
    assert not (batch.folder / "cleo.json").exists()
    (kept,) = (batch.folder / "earlier").glob("cleo.*.json")
    assert read_result(kept).student == "cleo"
    assert batch.set_aside == [kept]


def test_a_page_that_was_lost_is_written_again_without_grading(batch, submissions):
    grade(batch, submissions)
    file = batch.folder / "feedback" / "bob.html"
    before = file.read_text()
    file.unlink()
    grade(batch, submissions)
    assert file.read_text() == before
    assert batch.engine.asked == []
    assert batch.set_aside == []
    assert batch.unchanged == ["ada", "cleo"]


def test_a_shared_folder_keeps_the_students_of_other_classes(batch, submissions):
    grade(batch, submissions)
    (submissions / "cleo.ipynb").unlink()
    grade(replace(batch, is_shared=True), submissions)
    assert read_result(batch.folder / "cleo.json").student == "cleo"


def test_an_interrupted_run_keeps_what_it_had(batch, submissions):
    batch.engine.stop_after = 2
    with pytest.raises(KeyboardInterrupt):
        grade(batch, submissions)
    assert batch.engine.graded == 2
    assert batch.engine.stopped
    batch.engine.stop_after = None
    assert len(grade(batch, submissions)) == 3
    assert batch.engine.graded == 1


def test_an_interruption_between_two_results_stops_the_engine(batch, submissions):
    def interrupt(result):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade(batch, submissions, done=interrupt)
    assert batch.engine.stopped
    assert [read_result(file).student for file in batch.folder.glob("*.json")] == ["ada"]


SLOWLY = """
import sys, time
from pathlib import Path
from autograder.course import find_course
from test_batch import batch_of, grade

batch = batch_of(find_course(Path(sys.argv[1])).assignment("mini"), Path(sys.argv[3]))
at_once = batch.engine.result
batch.engine.result = lambda question: time.sleep(0.02) or at_once(question)
grade(batch, Path(sys.argv[2]))
"""


def test_a_killed_run_loses_nothing_that_was_finished(batch, tmp_path):
    submissions = class_of(tmp_path / "large", [f"s{number}" for number in range(200)])
    arguments = [str(path) for path in (batch.assignment.course.root, submissions, batch.folder)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    process = subprocess.Popen([sys.executable, "-c", SLOWLY, *arguments], env=environment)
    try:
        while process.poll() is None and len(list(batch.folder.glob("*.json"))) < 10:
            time.sleep(0.01)
    finally:
        process.kill()
    assert process.wait() == -signal.SIGKILL
    finished = [file.stem for file in batch.folder.glob("*.json")]
    assert 10 <= len(finished) < 200
    assert all(read_result(batch.folder / f"{student}.json") for student in finished)
    assert len(grade(batch, submissions)) == 200
    assert sorted(batch.unchanged) == sorted(finished)
    assert not list(batch.folder.glob(".*"))


def test_a_full_disk_is_one_sentence_and_keeps_what_was_written(batch, submissions, monkeypatch):
    write = Path.write_bytes

    def write_half(file, content):
        if file.name.startswith(".bob.json"):
            write(file, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, content)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", write_half)
        with pytest.raises(
            UserError, match=r"bob.json cannot be written .No space left on device.: make room there and"
        ):
            grade(batch, submissions)
    assert batch.engine.stopped
    assert not list(batch.folder.glob(".*"))
    assert read_result(batch.folder / "ada.json").grade.score == 4
    assert not (batch.folder / "bob.json").exists()
    grade(batch, submissions)
    assert "ada" in batch.unchanged
    assert (batch.folder / "bob.json").exists()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EDQUOT, r"cannot be written .Disk quota exceeded.: make room there and run"),
        (errno.EROFS, r"cannot be written .Read-only file system.: mend that and run"),
    ],
)
def test_a_result_that_cannot_be_written_costs_no_earlier_one(batch, submissions, monkeypatch, number, sentence):
    before = grade(batch, submissions)[0]
    change_test(batch, "q1")

    def fail(file, content):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(UserError, match=sentence):
        grade(batch, submissions)
    assert read_result(batch.folder / "ada.json") == before


def test_without_a_release_nothing_is_graded(batch, submissions):
    (batch.assignment.release / "mini.ipynb").unlink()
    with pytest.raises(UserError, match=r"mini\.ipynb is missing: run `make release` first"):
        grade(batch, submissions)
    assert not batch.folder.exists()


def test_what_could_not_be_graded_is_tried_again_next_time_and_nothing_else(batch, submissions):
    batch.engine.verdicts = {"q2": Verdict.NOT_GRADED}
    assert grade(batch, submissions)[0].grade.not_graded == ("q2",)
    batch.engine.verdicts = {}
    results = grade(batch, submissions)
    assert batch.engine.asked == [{"q2"}] * 3
    assert {result.grade.verdict for result in results} == {Verdict.CORRECT}
    batch.engine.verdicts = {"q2": Verdict.NOT_GRADED}
    grade(batch, submissions, "q2")
    grade(batch, submissions, "q1")
    assert batch.engine.asked == [None] * 3


def test_an_unreadable_file_costs_only_its_owner(batch, submissions):
    (submissions / "bob.ipynb").write_text("not json")
    ada, bob, _ = grade(batch, submissions)
    assert bob.grade.verdict == Verdict.UNREADABLE
    assert bob.grade.notes == ("The file is not a Jupyter notebook.",)
    assert [(cell.name, cell.answered) for cell in bob.grade.by_hand] == [("q2-written", False)]
    assert ada.grade.score == bob.grade.possible == 4
    grade(batch, submissions)
    assert batch.unchanged == ["ada", "bob", "cleo"]


def test_a_fault_of_the_infrastructure_is_tried_again_twice(batch, submissions):
    batch.engine.faults = [EngineFault("The server is gone."), EngineFault("It is gone again.")]
    ada, bob, _ = grade(batch, submissions)
    assert (ada.grade.verdict, ada.run.attempts, bob.run.attempts) == (Verdict.CORRECT, 3, 1)
    assert "It is gone again." in (batch.folder / "faults" / "ada.txt").read_text()
    assert not (batch.folder / "faults" / "bob.txt").exists()


def test_three_faults_of_the_infrastructure_are_no_judgement(batch, submissions):
    batch.engine.faults = [EngineFault("gone")] * 3
    ada, bob, _ = grade(batch, submissions)
    assert batch.engine.graded == 5
    assert (ada.grade.verdict, ada.run.attempts) == (Verdict.NOT_GRADED, 3)
    assert {question.diagnoses for question in ada.grade.questions} == {
        ("This could not be graded, for a reason outside of the submission.",)
    }
    assert bob.grade.verdict is Verdict.CORRECT
    ada = grade(batch, submissions)[0]
    assert (ada.grade.verdict, ada.grade.notes, ada.grade.questions[0].diagnoses) == (Verdict.CORRECT, (), ())
    assert not (batch.folder / "faults" / "ada.txt").exists()


def test_a_fault_costs_only_the_questions_that_were_asked_for(batch, submissions):
    grade(batch, submissions)
    batch.engine.faults = [EngineFault("gone")] * 3
    ada = grade(batch, submissions, "q2")[0]
    assert verdicts(ada) == {"q1": Verdict.CORRECT, "q2": Verdict.NOT_GRADED}
    assert [(change.student, change.after) for change in batch.changes] == [("ada", "not graded")]


def test_a_fault_of_the_kit_costs_nobody_a_grade(batch, submissions):
    batch.engine.faults = [ZeroDivisionError()]
    ada, bob, _ = grade(batch, submissions)
    assert (ada.grade.verdict, ada.run.attempts, bob.grade.verdict) == (Verdict.NOT_GRADED, 1, Verdict.CORRECT)
    assert batch.engine.graded == 3
    assert "ZeroDivisionError" in (batch.folder / "faults" / "ada.txt").read_text()
    assert {result.grade.verdict for result in grade(batch, submissions)} == {Verdict.CORRECT}


def test_the_weakest_isolation_of_any_question_is_told(batch, submissions):
    batch.engine.isolation = "none"
    grade(batch, submissions)
    batch.engine.isolation = "full"
    assert grade(batch, submissions, "q2")[0].run.isolation == "none"
    assert grade(batch, submissions, "q1", "q2")[0].run.isolation == "full"


def test_what_a_notebook_printed_goes_beside_the_result_not_into_it(batch, submissions):
    batch.engine.output = "printed \udcff by ada"
    grade(batch, submissions)
    file = batch.folder / "output" / "ada.txt"
    assert file.read_text(encoding="utf-8") == "printed ? by ada"
    assert "printed" not in (batch.folder / "ada.json").read_text()
    batch.engine.output = ""
    grade(batch, submissions)
    assert file.exists()
    grade(batch, submissions, "q1", "q2")
    assert not file.exists()


class Text(str):
    """A text that can be counted."""


class WatchfulEngine(CountingEngine):
    """Knows how many of the works that it was given, and of the texts that it gave, are still alive."""

    def __init__(self, questions):
        super().__init__(questions)
        self.lock = threading.Lock()
        self.alive = {"works": 0, "texts": 0}
        self.most = dict(self.alive)

    def grade(self, work, only=None):
        output = Text("printed")
        self.watch("works", work)
        self.watch("texts", output)
        return structs.replace(super().grade(work, only), output=output)

    def watch(self, kind, thing):
        weakref.finalize(thing, self.count, kind, -1)
        self.count(kind, 1)

    def count(self, kind, change):
        with self.lock:
            self.alive[kind] += change
            self.most[kind] = max(self.most[kind], self.alive[kind])


def test_a_thousand_submissions_take_no_more_memory_than_a_few(batch, tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.batch.AHEAD", 8)
    submissions = class_of(tmp_path / "large", [f"s{number}" for number in range(1000)])
    batch = Batch(batch.assignment, batch.questions, WatchfulEngine(batch.questions), batch.folder)
    assert len(grade(batch, submissions, workers=4)) == 1000
    assert batch.engine.graded == 1000
    assert batch.engine.most["works"] <= 5
    assert batch.engine.most["texts"] <= 9
    assert batch.engine.alive == {"works": 0, "texts": 0}


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
    batch.engine.verdicts = {"q1": Verdict.NOT_GRADED}
    batch.engine.flags = ("patched numpy", "opened a socket")
    change_submission(submissions, "cleo")
    results = grade(batch, submissions)
    rows = list(csv.DictReader(csv_text(results, batch.questions).splitlines()))
    assert [row["student"] for row in rows] == ["ada", "bob", "cleo"]
    assert (rows[0]["q1"], rows[0]["q2"], rows[0]["auto_total"], rows[0]["auto_possible"]) == (
        "3.5",
        "0.5",
        "4",
        "4",
    )
    assert (rows[0]["awaits_grading_by_hand"], rows[0]["flags"]) == ("q2-written", "")
    assert (rows[2]["q1"], rows[2]["q2"], rows[2]["auto_total"], rows[2]["verdict"]) == ("", "0.5", "", "not_graded")
    assert rows[2]["flags"] == "opened a socket; patched numpy"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"student": 3}'])
def test_a_broken_result_file_is_no_result(tmp_path, content):
    (tmp_path / "x.json").write_bytes(content)
    assert read_result(tmp_path / "x.json") is None


def test_a_result_of_another_format_is_no_result(batch, submissions):
    file = batch.folder / "ada.json"
    grade(batch, submissions)
    content = file.read_bytes()
    file.write_bytes(content.replace(b'"format_version": 2', b'"format_version": 1'))
    assert file.read_bytes() != content
    assert read_result(file) is None
    assert isinstance(read_result(batch.folder / "bob.json"), Result)
