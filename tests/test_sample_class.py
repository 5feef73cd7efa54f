"""The sample class gets what its answers deserve, from the command that the README names."""

import csv
import json
import subprocess
import sys

import pytest
from small_course import ROOT

from autograder.course import find_course
from autograder.questions import read_questions
from autograder.sample_class import read_sample_class

HW9 = find_course(ROOT).assignment("hw9")
STUDENTS = read_sample_class(HW9)
QUESTIONS = read_questions(HW9)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The folder of results after `grade hw9`, and what the command printed."""
    folder = tmp_path_factory.mktemp("graded")
    command = [sys.executable, "-m", "autograder", "grade", "hw9", "--output", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.fixture(scope="module")
def rows(graded):
    folder, _ = graded
    return {row["student"]: row for row in csv.DictReader((folder / "grades.csv").read_text().splitlines())}


def test_everyone_is_in_the_table_and_has_a_file(graded, rows):
    folder, printed = graded
    assert set(rows) == set(STUDENTS)
    assert len(STUDENTS) >= 12
    for student in STUDENTS:
        assert student in printed
        assert json.loads((folder / f"{student}.json").read_text())["student"] == student


@pytest.mark.parametrize("student", STUDENTS)
def test_a_student_gets_what_the_answers_deserve(rows, student):
    deserved, row = STUDENTS[student], rows[student]
    expected = {question.name: question.points for question in QUESTIONS}
    expected = dict.fromkeys(expected, 0.0) if deserved.verdict else expected | deserved.questions
    assert {name: float(row[name]) for name in expected} == expected
    assert float(row["auto_total"]) == deserved.score == sum(expected.values())
    assert float(row["auto_possible"]) == 91
    if deserved.verdict:
        assert row["verdict"] == deserved.verdict


def test_a_question_that_raises_is_told_from_a_wrong_one(graded):
    folder, _ = graded
    questions = json.loads((folder / "crashes_in_q4.json").read_text())["grade"]["questions"]
    q4 = next(question for question in questions if question["name"] == "q4")
    assert q4["verdict"] == "raised"
    assert q4["diagnoses"] == ["`conv1d_backward` raised IndexError."]


def test_the_mistake_is_named(graded):
    folder, _ = graded
    text = (folder / "flips_the_kernel.json").read_text()
    assert "flipping the kernel" in text


def test_written_answers_await_a_person(rows):
    assert rows["reference"]["awaits_grading_by_hand"].split() == [
        "q11-written",
        "q12-written",
        "q15-written",
        "q16-written",
        "q17-written",
    ]
    assert rows["untouched"]["awaits_grading_by_hand"] == ""


def test_the_points_are_those_of_the_assignment():
    points = {question.name: question.points for question in QUESTIONS}
    assert list(points) == [f"q{number}" for number in range(1, 18)]
    assert list(points.values()) == [3, 3, 6, 8, 6, 6, 6, 8, 6, 8, 3, 6, 6, 6, 2, 5, 3]
