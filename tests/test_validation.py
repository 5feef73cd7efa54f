"""Validation: what it notices, on made-up outcomes, on a small course, and on hw9, whose tests must all be needed."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import replace as replaced
from small_course import ROOT

from autograder import __main__ as command_line
from autograder.batch import ATTEMPTS
from autograder.corpus import Answer, read_corpus
from autograder.course import find_course
from autograder.engine import SandboxEngine
from autograder.mistakes import mistakes_file, write_table
from autograder.mutants import Mutant
from autograder.questions import Case, Question, read_questions
from autograder.release import make_release
from autograder.results import EngineFault, Graded, QuestionResult, Verdict
from autograder.trials import Outcomes, Trials, Tried
from autograder.validation import Validation, explanations_file

HW9 = find_course(ROOT).assignment("hw9")
QUESTIONS = read_questions(HW9)


def problems_of(outcomes):
    """Return what is wrong with the tests themselves, whatever the generated files say."""
    return list(Validation(outcomes).problems_of_trials())


# --- made-up outcomes -------------------------------------------------------------------------------------------

CASES = (Case("public", 1.0, False), Case("large", 2.0, True), Case("claims", 0.0, True))
QUESTION = Question("q1", CASES)
LIES = ("It lies.",)


def result(score, *diagnoses, verdict=None, flags=()):
    verdict = verdict or (Verdict.CORRECT if score == 3 else Verdict.PARTIAL if score else Verdict.INCORRECT)
    return QuestionResult("q1", verdict, score, 3.0, diagnoses, flags)


@pytest.fixture
def outcomes(mini, tmp_path):
    """What the trials of a good question come to: one right answer, two wrong ones."""
    make_release(mini)

    def tried(name, score, failed, *diagnoses, flags=(), **promises):
        file = tmp_path / "q1" / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(f"# {key.replace('_', ' ')}: {value}" for key, value in promises.items()))
        return Tried(Answer(file), result(score, *diagnoses), failed, flags)

    answers = [
        tried("right_sum", 3.0, ()),
        tried("wrong_square", 0.0, ("public", "large"), "This is the square.", at_most=0, diagnosis="the square"),
        tried("wrong_six", 1.0, ("large",), "It is not always 6.", at_most=1, diagnosis="not always"),
        tried(
            "wrong_claim", 1.0, ("large", "claims"), "No.", flags=("It lies.",), at_most=1, diagnosis="N", flag="lie"
        ),
    ]
    solution, release = Graded((result(3.0),)), Graded((result(0.0, "None.", verdict=Verdict.MISSING),))
    return Outcomes(mini, [QUESTION], [solution] * 3, release, answers, [], [])


def with_answer(outcomes, name, **changes):
    """Return the outcomes with one answer's result changed."""
    tried = [
        replace(each, result=replaced(each.result, **changes)) if each.answer.file.stem == name else each
        for each in outcomes.tried
    ]
    return replace(outcomes, tried=tried)


def test_a_good_question_has_no_problems(outcomes):
    assert problems_of(outcomes) == []
    report = Validation(outcomes).report()
    assert (report.solution_score, report.release_score, report.seeds) == (100.0, 0.0, 3)
    assert (report.right_answers, report.wrong_answers) == (1, 3)
    assert (report.false_accepts, report.false_rejects, report.idle_cases) == (0, 0, 0)
    assert report.diagnosed == report.named == 1.0


def test_a_right_answer_that_loses_points_is_a_false_reject(outcomes):
    spoilt = with_answer(outcomes, "right_sum", score=2.5, diagnoses=("Odd.",))
    assert problems_of(spoilt) == ["q1/right_sum keeps 2.5 of 3 points, and is told ['Odd.']."]
    assert Validation(spoilt).report().false_rejects == 1


@pytest.mark.parametrize(("score", "accepted"), [(3.0, 1), (1.5, 1), (0.5, 0), (float("nan"), 1)])
def test_a_wrong_answer_keeps_just_what_it_says(outcomes, score, accepted):
    spoilt = with_answer(outcomes, "wrong_six", score=score)
    assert problems_of(spoilt) == [f"q1/wrong_six keeps {score:g} of 3 points; it says '# at most: 1.0'."]
    assert Validation(spoilt).report().false_accepts == accepted


def test_a_wrong_answer_that_says_nothing_of_its_points_is_told(outcomes):
    answer = outcomes.tried[2].answer
    answer.file.write_text("# diagnosis: not always")
    silent = replace(outcomes, tried=[*outcomes.tried[:2], replace(outcomes.tried[2], answer=Answer(answer.file))])
    assert "q1/wrong_six keeps 1 of 3 points; it says '# at most: None'." in problems_of(silent)


def test_a_wrong_answer_is_told_what_it_says(outcomes):
    spoilt = with_answer(outcomes, "wrong_square", diagnoses=("The result has the wrong shape.",))
    told = "q1/wrong_square is told ['The result has the wrong shape.']; it says '# diagnosis: the square'."
    assert problems_of(spoilt) == [told], "of a part of the questions no share is expected"
    report = Validation(spoilt).report()
    assert report.diagnosed == report.named == pytest.approx(2 / 3)
    (outcomes.assignment.tests / "q2.py").unlink()
    assert problems_of(spoilt) == [told, "Only 67% of the wrong answers are told which mistake they are."]


def test_a_test_that_cannot_use_an_answer_is_told(outcomes):
    sentence = "The test could not make use of the answer (KeyError)."
    spoilt = with_answer(outcomes, "wrong_six", diagnoses=(sentence, "It is not always 6."))
    assert problems_of(spoilt) == [
        f"q1/wrong_six makes a test fail by itself: it is told {[sentence, 'It is not always 6.']}."
    ]


@pytest.mark.parametrize(
    ("index", "flags", "told"),
    [
        (0, ("It opened a socket.",), ""),
        (3, (), "lie"),
        (3, ("Other.",), "lie"),
        (3, ("It lies.", "O."), "lie"),
    ],
)
def test_flags_are_those_that_an_answer_says(outcomes, index, flags, told):
    tried = list(outcomes.tried)
    tried[index] = replace(tried[index], flags=flags)
    [problem] = problems_of(replace(outcomes, tried=tried))
    assert problem.endswith(f"raises the flags {list(flags)}; it says '# flag: {told}'.")


def test_a_hidden_case_that_catches_nobody_is_idle(outcomes):
    idle = replace(outcomes, tried=[replace(each, failed=("public", "claims")) for each in outcomes.tried])
    assert "No wrong answer fails the hidden case large of q1." in problems_of(idle)
    assert Validation(idle).report().idle_cases == 1


@pytest.mark.parametrize("is_right", [True, False])
def test_a_question_needs_answers_of_both_kinds(outcomes, is_right):
    tried = [each for each in outcomes.tried if each.answer.is_right != is_right]
    kind = "right" if is_right else "wrong"
    assert f"q1 has no {kind} answer in the corpus." in problems_of(replace(outcomes, tried=tried))


def test_the_solution_earns_everything_with_every_seed(outcomes):
    unlucky = Graded((result(2.0, "Unlucky."),))
    spoilt = replace(outcomes, solutions=[outcomes.solutions[0], unlucky])
    assert problems_of(spoilt) == ["The solution of q1 earns 2 of 3 points with seed 1, and is told ['Unlucky.']."]
    assert Validation(spoilt).report().solution_score == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("score", "verdict"), [(0.5, Verdict.PARTIAL), (0.0, Verdict.RAISED), (0.0, Verdict.INCORRECT)]
)
def test_the_release_earns_nothing_and_nothing_but_answers_is_missing(outcomes, score, verdict):
    spoilt = replace(outcomes, release=Graded((result(score, verdict=verdict),)))
    assert problems_of(spoilt) == [f"The untouched release has {score:g} points for q1, which is {verdict}."]


def test_a_table_that_is_out_of_date_is_told(outcomes):
    told = "What mistakes.md says of q1 is not what was found: look, and use --write."
    assert list(Validation(outcomes).problems()) == [], "an assignment need not keep a table"
    write_table(outcomes)
    assert list(Validation(outcomes).problems()) == []
    assert "| six | 1 | It is not always 6. |" in mistakes_file(outcomes.assignment).read_text()
    assert told in list(Validation(with_answer(outcomes, "wrong_six", score=0.5)).problems())


def test_a_changed_solution_that_survives_is_explained_or_told(outcomes):
    survived = replace(outcomes, survivors=[Mutant("q1", "line 1: a + b → a - b", "")])
    assert problems_of(survived) == ["A changed solution of q1 keeps all points: line 1: a + b → a - b."]
    file = explanations_file(outcomes.assignment)
    file.parent.mkdir(parents=True)
    file.write_text('[q1]\n"a + b" = "They are the same."\n[q7]\n"a" = "Of another question."')
    assert problems_of(survived) == []
    told = "equivalent_mutants.toml explains a change of q1 that does not survive: a + b."
    assert problems_of(outcomes) == [told]


class Faulty:
    """An engine that fails so many times for reasons of its own before it grades."""

    def __init__(self, faults):
        self.faults, self.is_stopped = faults, False

    def grade(self, work, only):
        self.faults -= 1
        if self.faults >= 0:
            raise EngineFault("No server.")
        return Graded(tuple(result(0.0) for _ in only), failed=dict.fromkeys(only, ()))

    def stop(self):
        self.is_stopped = True


def test_a_fault_of_ours_is_tried_again_and_then_ends_everything(mini):
    make_release(mini)
    trials = Trials(mini, [QUESTION])
    with ThreadPoolExecutor(1) as executor:
        engine, done = Faulty(ATTEMPTS - 1), []
        trials.run(engine, executor, lambda: done.append(1))
        assert len(done) == len(trials)
        assert not engine.is_stopped
        engine = Faulty(ATTEMPTS)
        with pytest.raises(EngineFault):
            trials.run(engine, executor, lambda: None)
        assert engine.is_stopped


# --- a small course ---------------------------------------------------------------------------------------------

CORPUS = {
    "q1/right_product": "double = lambda x: 2 * x",
    "q1/wrong_square": "# at most: 0\n# diagnosis: the square\ndef double(x):\n    return x * x",
    "q1/wrong_six": "# at most: 1\n# diagnosis: wrong values\ndef double(x):\n    return 6",
    "q2/right_in_pieces": "greeting = 'hel' + 'lo'",
    "q2/wrong_silence": "# at most: 0\n# diagnosis: something else\ngreeting = ''",
}


@pytest.fixture
def course(mini, monkeypatch):
    """The small course, released and with a corpus, as the current folder."""
    make_release(mini)
    folder = mini.course.root / "tests" / "corpus" / "mini"
    for name, text in CORPUS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.py").write_text(text)
    monkeypatch.chdir(mini.course.root)
    monkeypatch.setattr("autograder.trials.SEEDS", 3)
    monkeypatch.setattr("autograder.trials.mutants", lambda question, source: [])
    monkeypatch.setattr("autograder.validation.NAMED", 0.5)
    return mini


def validate(*arguments):
    """Run `validate`; return the exit code and what it prints."""
    with command_line.console.capture() as said:
        done = CliRunner().invoke(command_line.cli, ["validate", *arguments], catch_exceptions=False)
    return done.exit_code, said.get()


def test_a_good_assignment_is_valid_and_the_report_says_so(course):
    code, said = validate("mini", "--write")
    assert "The tests can be trusted." in said
    assert code == 0
    report = msgspec.json.decode((course.course.root / "build" / "validate-mini.json").read_bytes())
    assert report["problems"] == []
    assert (report["solution_score"], report["release_score"]) == (100.0, 0.0)
    assert (report["right_answers"], report["wrong_answers"]) == (2, 3)
    assert (report["false_accepts"], report["false_rejects"], report["idle_cases"]) == (0, 0, 0)
    assert validate()[0] == 0


def test_a_hidden_case_that_is_gone_is_noticed(course):
    validate("mini", "--write")
    file = course.tests / "q1.py"
    file.write_text(file.read_text().replace("@test_case(points=2.5, hidden=True)\n", ""))
    make_release(course)
    code, said = validate("mini", "--only", "q1")
    assert code == 1
    assert "q1/wrong_six keeps 1 of 1 points; it says '# at most: 1.0'." in said
    assert "What mistakes.md says of q1 is not what was found" in said


@pytest.mark.parametrize("seed", ["np.random.get_state()[1][0]", "probes.SEED"])
def test_each_seed_reaches_the_notebook_and_the_probes(course, seed):
    text = course.master.read_text().replace("return x + x + 0 * 987", f"return 2 * x if {seed} < 2 else 0")
    course.master.write_text(text.replace("from autograder import check", "from autograder import check, probes"))
    make_release(course)
    code, said = validate("mini", "--only", "q1")
    assert code == 1
    assert [number for number in range(4) if f"with seed {number}" in said] == [2]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["validate", "mini", "--only", "q7"], "mini has no question 'q7'; it has: q1, q2."),
        (["validate", "--only", "q1"], "Say of which assignment the question is"),
        (["validate", "mini", "--only", "q1", "--write"], "leave out --only, or --write"),
        (["validate", "hw99"], "There is no assignment 'hw99'"),
    ],
)
def test_a_users_mistake_is_one_sentence(course, monkeypatch, capsys, arguments, sentence):
    monkeypatch.setattr(sys, "argv", ["autograder", *arguments])
    with pytest.raises(SystemExit) as stop:
        command_line.main()
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert sentence in said
    assert len(said.strip().splitlines()) == 1


def test_an_at_most_that_is_no_number_is_told(course, monkeypatch, capsys):
    file = course.course.root / "tests" / "corpus" / "mini" / "q1" / "wrong_six.py"
    file.write_text("# at most: little")
    monkeypatch.setattr(sys, "argv", ["autograder", "validate", "mini", "--only", "q1"])
    with pytest.raises(SystemExit) as stop:
        command_line.main()
    assert stop.value.code == 2
    assert "'# at most: little' is not a number of points." in capsys.readouterr().err


# --- hw9 --------------------------------------------------------------------------------------------------------


def graded(trials):
    """Return what the trials come to."""
    with SandboxEngine(HW9, QUESTIONS, workers=2) as engine, ThreadPoolExecutor(2) as executor:
        return trials.run(engine, executor, lambda: None)


@pytest.fixture(scope="module")
def hw9():
    """All trials of hw9."""
    return graded(Trials(HW9, QUESTIONS))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_tests_of_hw9_can_be_trusted(hw9):
    assert list(Validation(hw9).problems()) == []
    report = Validation(hw9).report()
    assert (report.solution_score, report.release_score) == (100.0, 0.0)
    assert (report.false_accepts, report.false_rejects, report.idle_cases) == (0, 0, 0)
    assert report.seeds == 10
    assert report.diagnosed >= 0.9
    assert report.named >= 0.9
    assert report.mutants >= 200


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_corpus_is_large_enough(question):
    answers = read_corpus(HW9, question.name)
    assert sum(answer.is_right for answer in answers) >= 4
    assert sum(not answer.is_right for answer in answers) >= 8


HIDDEN = [(question, case) for question in QUESTIONS for case in question.cases if case.hidden]


def without(outcomes, question, case, is_blank):
    """Return the outcomes as they would be without a case (or with one that everybody passes, if it `is_blank`)."""

    def changed(tried):
        result = tried.result
        if tried.answer.question != question.name:
            return tried
        has_failed = case.name in tried.failed
        failed = tuple(name for name in tried.failed if name != case.name)
        earned = case.points * has_failed if is_blank else -case.points * (not has_failed)
        possible = result.possible - (0 if is_blank else case.points)
        flags = () if not case.points else tried.flags
        return replace(
            tried, failed=failed, flags=flags, result=replaced(result, score=result.score + earned, possible=possible)
        )

    return replace(outcomes, tried=[changed(tried) for tried in outcomes.tried])


@pytest.mark.slow
@pytest.mark.parametrize("is_blank", [False, True], ids=["removed", "blank"])
@pytest.mark.parametrize(("question", "case"), HIDDEN, ids=lambda each: each.name)
def test_every_hidden_case_is_missed(hw9, question, case, is_blank):
    remaining = [each for each in question.cases if each != case or is_blank]
    questions = [replace(each, cases=tuple(remaining)) if each == question else each for each in QUESTIONS]
    poorer = replace(without(hw9, question, case, is_blank), questions=questions)
    names = {sentence.partition("/")[0] for sentence in problems_of(poorer)}
    assert question.name in names


def copy_with_tests(folder, edit):
    """Return hw9 in a course that shares all its files but the tests: these are edited, by question name and text."""
    (folder / "source").mkdir(parents=True)
    settings = (ROOT / "source" / "course.toml").read_text().replace('"autograder/tests"', '"hidden"')
    (folder / "source" / "course.toml").write_text(settings)
    (folder / "source" / "hw9").symlink_to(ROOT / "source" / "hw9")
    for shared in ("assignments", "tests", "autograder", "nbgrader_config.py", "hw9_support.py", "hw9_pictures.py"):
        (folder / shared).symlink_to(ROOT / shared)
    (folder / "hidden" / "hw9").mkdir(parents=True)
    for question in QUESTIONS:
        text = (HW9.tests / f"{question.name}.py").read_text()
        (folder / "hidden" / "hw9" / f"{question.name}.py").write_text(edit(question.name, text))
    return find_course(folder).assignment("hw9")


def blank(case):
    """Return an edit of a test file after which everybody passes a case."""

    def edited(text):
        return re.sub(rf"(?m)^(def {case.name}\(.*\):)$", r"\1\n    return", text)

    return edited


def removed(case):
    """Return an edit of a test file after which a case is no case any more."""

    def edited(text):
        return re.sub(rf"(?m)^@test_case\(.*\)\n(def {case.name}\()", r"\1", text)

    return edited


def noticed(folder, edits):
    """Return the questions that have problems once their test files are edited; mutants and seeds are left out."""
    originals = {name: (HW9.tests / f"{name}.py").read_text() for name in edits}
    changed = {name: edit(originals[name]) for name, edit in edits.items()}
    assert [name for name in edits if changed[name] == originals[name]] == []
    assignment = copy_with_tests(folder, lambda name, text: changed.get(name, text))
    questions = read_questions(assignment)
    trials = Trials(assignment, [question for question in questions if question.name in edits])
    trials.mutants = []
    with SandboxEngine(assignment, questions, workers=2) as engine, ThreadPoolExecutor(2) as executor:
        outcomes = trials.run(engine, executor, lambda: None)
    problems = problems_of(outcomes)
    return {name for name in edits if any(re.search(rf"\b{name}\b", sentence) for sentence in problems)}


CHEAP = [question for question in QUESTIONS if question.name in ("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9")]


@pytest.mark.slow
@pytest.mark.parametrize("change", [removed, blank])
def test_a_case_that_is_really_gone_is_noticed(tmp_path, monkeypatch, change):
    monkeypatch.setattr("autograder.trials.SEEDS", 1)
    last = {question.name: [case for case in question.cases if case.hidden][-1] for question in CHEAP}
    assert noticed(tmp_path, {name: change(case) for name, case in last.items()}) == set(last)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_case_of_any_question_that_is_really_gone_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.trials.SEEDS", 1)
    first = {question.name: next(case for case in question.cases if case.hidden) for question in QUESTIONS}
    assert noticed(tmp_path, {name: removed(case) for name, case in first.items()}) == set(first)


def instead(old, new):
    """Return an edit of a test file that puts one text in the place of another."""
    return lambda text: text.replace(old, new)


EXPECTED = {
    "q1": ("SEQUENCE = [2, 3, -1, 5, -2]", "SEQUENCE = [2, 3, -1, 5, -3]"),
    "q2": ("d - s + 1, what", "d - s + 2, what"),
    "q3": ("[5, -1, -5]", "[5, -1, -4]"),
    "q4": ("[7, 10]", "[7, 11]"),
    "q5": ("[[0, -3, 7]]", "[[0, -3, 8]]"),
    "q6": ("[[6, -2]]", "[[6, -3]]"),
    "q7": ("[[8, 3]]", "[[8, 4]]"),
    "q8": ("[[[[6, -2]]", "[[[[6, -1]]"),
    "q9": ("[3, 5, 5, 5]", "[3, 5, 5, 4]"),
}
Q12_RUNGS = (98.0, 98.2, 98.3, 98.4, 98.5, 98.6, 98.7, 98.8, 98.9, 99.0)
BARS = {  # each a little lower than it is
    "q10": [(f", {percent}, rungs", f", {percent - 1}, rungs") for percent in (95, 96, 97, 98)],
    "q12": [(f"make_improved), {bar:.1f}", f"make_improved), {bar - 0.1:.1f}") for bar in Q12_RUNGS],
    "q15": [("ANOTHER_LOSS = 1.2", "ANOTHER_LOSS = 1.0"), ("SAME_CODE = 0.8", "SAME_CODE = 1.0")],
    "q16": [
        ("GOOD_BAR, BETTER_BAR = 0.055", "GOOD_BAR, BETTER_BAR = 0.058"),
        ("0.055, 0.035", "0.055, 0.038"),
        ("FULL_BAR, LARGEST_CODE = 0.0216", "FULL_BAR, LARGEST_CODE = 0.0230"),
        ("0.0216, 100", "0.0216, 110"),
        ("FULL_BAR_FOR_SMALL_CODES, SMALL_CODE = 0.035", "FULL_BAR_FOR_SMALL_CODES, SMALL_CODE = 0.037"),
        ("0.035, 32", "0.035, 36"),
        ("LARGEST_BOTTLENECK = 196", "LARGEST_BOTTLENECK = 201"),
        ("CONSTANT_PICTURE = 0.12 ", "CONSTANT_PICTURE = 0.125 "),
    ],
}


def test_an_expected_number_that_is_changed_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.trials.SEEDS", 1)
    assert noticed(tmp_path, {name: instead(*texts) for name, texts in EXPECTED.items()}) == set(EXPECTED)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("number", range(max(map(len, BARS.values()))))
def test_a_bar_that_is_lowered_is_noticed(tmp_path, monkeypatch, number):
    """The `number`-th bar of every question at once."""
    monkeypatch.setattr("autograder.trials.SEEDS", 1)
    edits = {name: instead(*bars[number]) for name, bars in BARS.items() if number < len(bars)}
    assert noticed(tmp_path, edits) == set(edits)
