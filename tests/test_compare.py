"""Both engines on the same submissions, and the mosaics that put the whole corpus before them."""

import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from small_course import ROOT, mini_master

from autograder import __main__ as command_line
from autograder.batch import Batch
from autograder.compare import ENGINES, Comparison, Disagreement, HandedIn, compare, handed_in
from autograder.corpus import Answer, read_corpus, reference_checkpoints, reference_notebook
from autograder.course import find_course
from autograder.mosaics import build_mosaics, mosaic_answers
from autograder.questions import read_questions
from autograder.results import Grade, Graded, QuestionResult, Result, Run, Verdict
from autograder.submissions import find_submissions

HW9 = find_course(ROOT).assignment("hw9")
QUESTIONS = read_questions(HW9)
ANSWERS = [answer for question in QUESTIONS for answer in read_corpus(HW9, question.name)]
MOSAICS = mosaic_answers(HW9)
RUN = Run("fake", "none", "somewhere", 1.0, {}, 1, {})


def result(student, verdict=Verdict.PARTIAL, **scores):
    questions = tuple(QuestionResult(name, verdict, score, 4.0) for name, score in scores.items())
    return Result(student, "mini", "digest", {}, Grade(questions), RUN)


# --- what counts as a disagreement ------------------------------------------------------------------------------


def test_the_same_points_are_no_disagreement_whatever_the_verdict():
    first = [result("ada", q1=1.5, q2=0.0), result("bob", q1=4.0, q2=4.0)]
    second = [result("ada", Verdict.RAISED, q1=1.5, q2=0.0), result("bob", q1=4.0, q2=4.0)]
    assert compare(first, second) == []


def test_other_points_are_a_disagreement_with_the_answer_behind_it():
    first, second = (
        [result("ada", q1=1.5, q2=1), result("bob", q1=4)],
        [result("ada", q1=1.5, q2=2), result("bob", q1=0)],
    )
    file = Answer(Path("q2", "wrong_file.py"))
    assert compare(first, second, {"ada": {"q2": file}}) == [
        Disagreement("ada", "q2", "1", "2", file),
        Disagreement("bob", "q1", "4", "0", None),
    ]


def test_what_was_not_graded_agrees_with_nothing():
    lost, zero = result("ada", Verdict.NOT_GRADED, q1=0.0), result("ada", q1=0.0)
    for first, second in ([lost, zero], [zero, lost], [lost, lost]):
        [found] = compare([first], [second])
        assert "not graded" in (found.first, found.second)


@pytest.mark.parametrize("others", [[], [result("bob", q1=1)], [result("ada", q1=1), result("bob", q1=1)]])
def test_other_submissions_cannot_be_compared(others):
    with pytest.raises(ValueError, match="not of the same submissions"):
        compare([result("ada", q1=1)], others)


def comparison(first, second, **known):
    return Comparison(HandedIn([], with_otter=known), first, second)


def test_agreement_is_one_sentence():
    same = [result("ada", q1=1, q2=2), result("bob", q1=1, q2=2), result("eve", q1=1, q2=2)]
    assert list(comparison(same, same).lines()) == [
        "Both engines give the same points for all 3 submissions × 2 questions."
    ]


def test_disagreements_are_a_table():
    first, second = [result("ada", q1=1), result("bob", q1=3.5)], [result("ada", q1=1), result("bob", q1=0)]
    assert list(comparison(first, second).lines()) == [
        "student  question  sandbox  otter  answer",
        "bob      q1        3.5      0",
        "The engines disagree in 1 places of 2 submissions × 1 questions.",
    ]


def test_a_loss_that_is_known_is_no_disagreement_unless_otter_gives_other_points():
    first, second = [result("ada", q1=1), result("bob", q1=3)], [result("ada", q1=1), result("bob", q1=0)]
    lost, sentence = comparison(first, second, bob=0.0).lines()
    assert lost == "otter loses the whole submission, as it is known to: bob."
    assert sentence == "Both engines give the same points for all 1 submissions × 1 questions."
    assert comparison(first, second, bob=2.0).disagreements == [Disagreement("bob", "q1", "3", "0")]


# --- the command ------------------------------------------------------------------------------------------------


class FakeEngine:
    """Gives what `points` say to q1, and all points to q2; remembers what it was given to grade."""

    isolation = "none"
    versions = {}  # noqa: RUF012

    def __init__(self, name, points):
        self.name, self.points, self.graded = name, points, 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def stop(self):
        return None

    def grade(self, work, only=None):
        self.graded += 1
        return Graded(
            (QuestionResult("q1", Verdict.PARTIAL, self.points, 3.5), QuestionResult("q2", "correct", 0.5, 0.5))
        )


@pytest.fixture
def class_of_two(mini, monkeypatch):
    """The mini assignment, released, with submissions of ada and bob; two fake engines by name."""
    for folder in (mini.release, mini.course.root / "class"):
        folder.mkdir(parents=True)
    for file in (
        mini.release / "mini.ipynb",
        *(mini.course.root / "class" / f"{name}.ipynb" for name in ("ada", "bob")),
    ):
        nbformat.write(mini_master(), file)
    engines = {"sandbox": FakeEngine("sandbox", 1.0), "otter": FakeEngine("otter", 1.0)}
    monkeypatch.setattr(command_line, "open_engine", lambda name, *arguments: engines[name])
    monkeypatch.chdir(mini.course.root)
    return mini, engines


def say_of(*arguments):
    """Run `compare mini class`; return the exit code and what it says last."""
    with command_line.console.capture() as said:
        done = CliRunner().invoke(command_line.cli, ["compare", "mini", "class", *arguments])
    return done.exit_code, said.get().strip().splitlines()[-1]


def test_agreement_is_a_success_and_the_results_are_kept(class_of_two):
    mini, engines = class_of_two
    assert say_of() == (0, "Both engines give the same points for all 2 submissions × 2 questions.")
    kept = mini.course.root / "build" / "compare" / "mini"
    assert {file.relative_to(kept).as_posix() for file in kept.rglob("*.json")} == {
        f"{name}/{student}.json" for name in engines for student in ("ada", "bob")
    }
    assert say_of()[0] == 0
    assert [engine.graded for engine in engines.values()] == [2, 2], "what had not changed was graded again"


def test_a_disagreement_is_exit_code_1(class_of_two):
    _, engines = class_of_two
    engines["otter"].points = 2.0
    assert say_of() == (1, "The engines disagree in 2 places of 2 submissions × 2 questions.")


def test_one_student_leaves_the_results_of_the_others(class_of_two):
    _, engines = class_of_two
    say_of()
    assert say_of("--only", "bob")[1] == "Both engines give the same points for all 1 submissions × 2 questions."
    say_of()
    assert [engine.graded for engine in engines.values()] == [2, 2]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["compare", "mini", "class", "--mosaics"], "Give SUBMISSIONS or --mosaics, not both."),
        (["compare", "mini", "class", "--only", "eve"], "There is no submission of 'eve'; there are: ada, bob."),
        (["compare", "mini", "--mosaics"], "mini has no corpus of answers"),
        (["compare", "mini"], "mini has no sample class"),
        (["compare", "hw99"], "There is no assignment 'hw99'"),
    ],
)
def test_a_users_mistake_is_one_sentence(class_of_two, monkeypatch, capsys, arguments, sentence):
    monkeypatch.setattr(sys, "argv", ["autograder", *arguments])
    with pytest.raises(SystemExit) as stop:
        command_line.main()
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert len(said.strip().splitlines()) == 1


def test_only_the_sample_class_has_students_of_whom_a_loss_is_known(tmp_path):
    (tmp_path / "kills_the_kernel.ipynb").write_text("")
    with handed_in(HW9, tmp_path, mosaics=False) as found:
        assert not found.with_otter
    with handed_in(HW9, None, mosaics=False, only=("kills_the_kernel", "reference")) as found:
        assert found.with_otter["kills_the_kernel"] == 0
        assert [submission.student for submission in found.submissions] == ["kills_the_kernel", "reference"]


# --- mosaics ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mosaics(tmp_path_factory):
    """The folder of the mosaics of hw9."""
    folder = tmp_path_factory.mktemp("mosaics")
    assert build_mosaics(HW9, folder) == list(MOSAICS)
    return folder


def sources(notebook):
    return {cell.id: cell.source for cell in notebook.cells}


def test_every_answer_is_in_exactly_one_mosaic():
    placed = [answer for answers in MOSAICS.values() for answer in answers.values()]
    assert sorted(map(str, placed)) == sorted(map(str, ANSWERS))
    assert all(answer.question == name for answers in MOSAICS.values() for name, answer in answers.items())


def test_there_are_no_more_mosaics_than_answers_to_one_question(mosaics):
    most = max(len(read_corpus(HW9, question.name)) for question in QUESTIONS)
    assert len(list(mosaics.iterdir())) == len(MOSAICS) == most


def test_a_mosaic_is_the_reference_with_the_very_text_of_its_answers(mosaics):
    for name, answers in MOSAICS.items():
        with zipfile.ZipFile(mosaics / f"{name}.zip") as archive:
            found = sources(nbformat.reads(archive.read("hw9.ipynb").decode(), as_version=4))
        assert found == sources(reference_notebook(HW9)) | {
            f"{name}-answer": answer.source for name, answer in answers.items()
        }


def test_checkpoints_go_with_the_answers_that_they_are_of(mosaics):
    reference = reference_checkpoints(HW9)
    for name, answers in MOSAICS.items():
        expected = {
            key: data for key, data in reference.items() if key.partition(".")[0].partition("_")[0] not in answers
        }
        for answer in answers.values():
            expected |= answer.checkpoints(reference)
        with zipfile.ZipFile(mosaics / f"{name}.zip") as archive:
            packed = {Path(entry).name: archive.read(entry) for entry in archive.namelist() if "checkpoints/" in entry}
        assert packed == expected


# --- both engines ------------------------------------------------------------------------------------------------


def graded(engine, submissions, folder):
    """Return the results of these submissions."""
    with engine as running, ThreadPoolExecutor(2) as executor:
        batch = Batch(HW9, QUESTIONS, running, folder, is_shared=True)
        return batch.grade(submissions, executor, lambda result: None)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_otter_gives_some_mosaics_the_same_points(mosaics, tmp_path):
    """`make compare` does this with all of them."""
    found = find_submissions(mosaics)
    some = [found[0], found[len(found) // 2], found[-1]]
    results = [
        graded(command_line.open_engine(name, HW9, QUESTIONS, 2, None), some, tmp_path / name) for name in ENGINES
    ]
    assert compare(*results, MOSAICS) == []
