"""The stock engine on a tiny assignment: honest answers, crashes and endless loops."""

import threading
from dataclasses import replace

import msgspec
import pytest
from small_course import mini_master

from autograder.course import Course
from autograder.judging import CaseOutcome, judge
from autograder.otter_engine import OtterEngine
from autograder.questions import Case, Question, read_questions
from autograder.results import EngineFault, QuestionResult, Verdict
from autograder.submissions import Work


def solved(**answers):
    """Return the work of a student who answered these questions so, and the others right."""
    notebook = mini_master()
    for cell in notebook.cells:
        cell.source = answers.get(cell.id.removesuffix("-answer"), cell.source) if "answer" in cell.id else cell.source
    return Work(notebook)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    from small_course import make_course

    assignment = make_course(tmp_path_factory.mktemp("class") / "course")
    with OtterEngine(assignment, read_questions(assignment)) as engine:
        yield engine


def graded(engine, work):
    return engine.grade(work).questions


def outcome(given):
    return [(result.verdict, result.score) for result in given.questions]


def test_right_answers_get_all_points(engine):
    assert outcome(engine.grade(solved())) == [(Verdict.CORRECT, 3.5), (Verdict.CORRECT, 0.5)]
    assert engine.grade(solved(), frozenset({"q2"})).questions == (QuestionResult("q2", Verdict.CORRECT, 0.5, 0.5),)
    assert engine.isolation == "none"


def test_a_wrong_answer_gets_its_diagnosis_and_the_others_their_points(engine):
    double, greeting = graded(engine, solved(q1="def double(x):\n    return x**2 if x > 9 else 2 * x"))
    assert (double.verdict, double.score, double.diagnoses) == (Verdict.PARTIAL, 1, ("This is the square.",))
    assert greeting.verdict == Verdict.CORRECT


@pytest.mark.slow
def test_what_is_undefined_and_what_raises_is_told_apart(engine):
    double, greeting = graded(engine, solved(q1="def double(x):\n    return x.secret", q2="pass"))
    assert double.verdict == Verdict.RAISED
    assert double.diagnoses == ("`double` raised AttributeError.",)
    assert greeting.verdict == Verdict.MISSING


@pytest.mark.slow
def test_a_function_that_exits_costs_its_own_question_only(engine):
    double, greeting = graded(engine, solved(q1="import sys\ndef double(x):\n    sys.exit()"))
    assert (double.verdict, double.diagnoses) == (Verdict.RAISED, ("`double` raised SystemExit.",))
    assert greeting.verdict == Verdict.CORRECT


def test_secrets_of_the_instructor_are_not_passed_on(engine, monkeypatch):
    monkeypatch.setenv("SOME_API_TOKEN", "secret")
    work = solved(q1="import os\ndef double(x):\n    return os.environ['SOME_API_TOKEN'] and 2 * x")
    double, _ = graded(engine, work)
    assert double.diagnoses == ("`double` raised KeyError.",)


@pytest.mark.slow
def test_a_killed_kernel_is_a_verdict(engine):
    results = engine.grade(solved(q1="import os\nos._exit(0)"))
    assert outcome(results) == [(Verdict.CRASHED, 0), (Verdict.CRASHED, 0)]


def test_an_endless_loop_is_stopped_and_leaves_no_process(engine, tmp_path):
    limits = msgspec.structs.replace(engine.assignment.course.settings.limits, submission_seconds=15)
    settings = msgspec.structs.replace(engine.assignment.course.settings, limits=limits)
    course = Course(engine.assignment.course.root, settings)
    hurried = OtterEngine(replace(engine.assignment, course=course), engine.questions)
    alive = tmp_path / "alive"
    loop = f"""
import pathlib, subprocess, time
sleepers = [subprocess.Popen(["sleep", "99"]) for _ in range(9)]
while True:
    pathlib.Path({str(alive)!r}).write_text(str(time.time()))
"""
    with hurried:
        results = hurried.grade(solved(q1=loop))
    assert outcome(results) == [(Verdict.TIMED_OUT, 0), (Verdict.TIMED_OUT, 0)]
    assert alive.exists(), "the loop never ran"
    alive.unlink()
    import time

    time.sleep(0.5)
    assert not alive.exists(), "the kernel outlived its time limit"


def test_otter_without_a_report_is_a_fault_of_ours(engine, monkeypatch):
    monkeypatch.setattr("autograder.otter_engine._run_within", lambda *arguments: "Killed\x1b[2J")
    with pytest.raises(EngineFault, match=r"otter wrote no report; .* 'Killed\\x1b\[2J'"):
        engine.grade(solved())


def test_an_engine_that_was_stopped_judges_nothing(engine, monkeypatch):
    monkeypatch.setattr(engine, "_stopped", threading.Event())
    engine.stop()
    with pytest.raises(EngineFault):
        engine.grade(solved())


def case(name, passed, message=""):
    return CaseOutcome(name, passed, message)


def test_points_come_from_the_test_file_not_from_the_report():
    question = Question("q1", (Case("test_a", 1, False), Case("test_b", 2, True)))
    report = [
        case("q1 - 1", True),
        case("q1 - 9", True),
        case("q1 - 2", False, message="x"),
    ]
    assert judge(question, report).score == 1
    assert judge(question, []).verdict == Verdict.MISSING


def test_a_case_without_points_raises_a_flag_and_changes_nothing_else():
    question = Question("q1", (Case("test_a", 1, True), Case("test_b", 0, True)))
    report = [case("q1 - 1", True), case("q1 - 2", False, message="Mistake: The claim is off.")]
    result = judge(question, report)
    assert (result.verdict, result.score, result.diagnoses) == (Verdict.CORRECT, 1, ())
    assert result.flags == ("The claim is off.",)


def test_only_our_own_sentences_are_repeated():
    question = Question("q1", (Case("test_a", 1, True), Case("test_b", 1, True)))
    messages = ["Error at line 3\n  x\nMistake: The kernel is flipped.", "Error\n  y\nValueError: hidden 42"]
    report = [case("q1 - 1", False, message=messages[0]), case("q1 - 2", False, message=messages[1])]
    assert judge(question, report).diagnoses == (
        "The kernel is flipped.",
        "The test could not make use of the answer (ValueError).",
    )
