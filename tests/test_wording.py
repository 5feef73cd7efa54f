"""What of a sentence reaches a student: our own words, and nothing that a submission could have put in."""

import re

import numpy as np
import pytest
import torch

from autograder import probes
from autograder.judging import CaseOutcome, Crashed, TimedOut, judge
from autograder.questions import Case, Question
from autograder.results import Verdict
from autograder.wording import UNUSABLE, sentence_of_a_probe, vocabulary, without_strange_words

TEST = """
SECRET = "canary4711"

def case(double):
    raise Mistake(f"The result is {double} instead of (2, 10), see `double`.")
"""
KNOWN = vocabulary(TEST)


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The result is (2, 10) instead of (2, 10), see `double`.", None),
        ("The result is 4711 instead of (2, 10), see `double`.", "The result is … instead of (2, 10), see `double`."),
        (
            "The result is (3, 4711, 5) instead of (2, 10), see `double`.",
            "The result is (3, …, 5) instead of (2, 10), see `double`.",
        ),
        ("The result is (4711, 4712) instead of (2, 10).", "The result is (…) instead of (2, 10)."),
        ("The result is canary4711 instead of (2, 10).", "The result is … instead of (2, 10)."),
        ("The result is IndexError instead of Tensor.", None),
        ("The result is 0.4711 instead.", "The result is … instead."),
        ("The result is -4711 instead.", "The result is -… instead."),
    ],
)
def test_words_and_numbers_that_no_sentence_of_ours_has_are_blotted_out(sentence, shown):
    assert without_strange_words(sentence, KNOWN) == (sentence if shown is None else shown)


def test_a_secret_of_a_test_file_is_no_word_of_its_sentences():
    assert "canary4711" not in KNOWN
    assert {"result", "double", "10"} <= KNOWN


def test_a_sentence_cannot_be_long():
    assert len(without_strange_words("result " * 1000, KNOWN)) <= 400


@pytest.mark.parametrize(
    "raise_it",
    [
        lambda: probes.call(None),
        lambda: probes.call(lambda: [][0]),
        lambda: probes.call(7),
        lambda: probes.as_array(None),
        lambda: probes.as_array("text"),
        lambda: probes.network_report(lambda: 7, [[[0]]]),
        lambda: probes.network_report(lambda: torch.nn.Linear(3, 1), np.zeros((5, 2), dtype=np.float32)),
        lambda: probes.checkpoint_outputs(lambda: torch.nn.Linear(3, 1), "q10", np.zeros((5, 2))),
    ],
)
def test_what_probes_say_is_shown_as_it_is(raise_it):
    with pytest.raises(probes.Mistake) as caught:
        raise_it()
    sentence = re.sub("<lambda>", "make_lenet", str(caught.value))
    assert sentence_of_a_probe(sentence, frozenset({"make_lenet", "q10"})) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The hidden input was 4711.",
        "`double` raised IndexError. And the input was 4711.",
        "",
        "x" * 10_000,
        "`double` is not implemented yet.\nThe input was 4711.",
    ],
)
def test_what_no_probe_says_is_not_shown(sentence):
    assert sentence_of_a_probe(sentence, frozenset({"double"})) == UNUSABLE


def test_a_strange_name_in_a_sentence_of_a_probe_is_blotted_out():
    assert sentence_of_a_probe("`double` raised Secret4711.", frozenset({"double"})) == "`double` raised …."


# --- judging ----------------------------------------------------------------------------------------------------

QUESTION = Question("q1", (Case("a", 1.0, False), Case("b", 2.5, True), Case("flag", 0.0, True)))


def outcome(number, message=None):
    text = "passed" if message is None else f"failed\nError at line 1 in test q1:\n  code\n{message}"
    return CaseOutcome(f"q1 - {number}", message is None, text)


@pytest.mark.parametrize(
    ("messages", "verdict", "score"),
    [
        ([None, None], Verdict.CORRECT, 3.5),
        ([None, "Mistake: wrong"], Verdict.PARTIAL, 1.0),
        (["Mistake: wrong", "Mistake: wrong"], Verdict.INCORRECT, 0),
        (["Missing: none", "Missing: none"], Verdict.MISSING, 0),
        (["Raised: it raised", "Mistake: wrong"], Verdict.RAISED, 0),
        (["Mistake: wrong", "TimedOut: slow"], Verdict.TIMED_OUT, 0),
        (["Crashed: gone", "Crashed: gone"], Verdict.CRASHED, 0),
        (["Unknown: wrong values", "Unknown: wrong values"], Verdict.INCORRECT, 0),
        (["OutOfMemory: big", "Missing: none"], Verdict.OUT_OF_MEMORY, 0),
        (["KeyError: 'x'", "KeyError: 'x'"], Verdict.INCORRECT, 0),
    ],
)
def test_verdicts_follow_from_the_cases(messages, verdict, score):
    result = judge(QUESTION, [outcome(number, message) for number, message in enumerate(messages, start=1)])
    assert (result.verdict, result.score, result.possible) == (verdict, score, 3.5)


def test_a_case_that_the_test_file_does_not_have_earns_nothing_and_repeats_do_not_add_up():
    cases = [outcome(1), outcome(1), CaseOutcome("q1 - 99", True, "passed"), CaseOutcome("q2 - 1", True, "passed")]
    assert judge(QUESTION, cases).score == 1.0


def test_a_case_without_points_is_a_flag_and_an_exception_of_the_test_is_not_repeated():
    result = judge(QUESTION, [outcome(1, "KeyError: 'hidden 4711'"), outcome(2), outcome(3, "Mistake: strange")])
    assert result.flags == ("strange",)
    assert result.diagnoses == ("The test could not make use of the answer (KeyError).",)


def test_deaths_are_mistakes_so_that_a_ladder_remembers_them():
    assert issubclass(TimedOut, probes.Mistake)
    assert issubclass(Crashed, probes.Mistake)


@pytest.mark.parametrize(
    ("messages", "diagnoses"),
    [
        (["Unexplained: wrong values.", "Mistake: It is flipped."], ("It is flipped.",)),
        (["Unexplained: wrong values.", "Unexplained: wrong shape."], ("wrong values.", "wrong shape.")),
        (["Unexplained: wrong values.", "Raised: It raised."], ("wrong values.", "It raised.")),
        (["Mistake: It is flipped.", "Raised: It raised."], ("It is flipped.", "It raised.")),
        # One sentence that fits everywhere goes before one that fits here and there.
        (["Mistake: It is full.\nIt is flipped.", "Mistake: It is flipped."], ("It is flipped.",)),
        (["Mistake: It is full.\nIt is flipped.", "Mistake: It is flipped.\nIt is full."], ("It is full.",)),
        (["Mistake: It is full.", "Mistake: It is flipped."], ("It is full.", "It is flipped.")),
        # A mistake that fits one case does not stand for two that no mistake fits.
        (["Mistake: It is flipped.", "Unknown: wrong values."], ("It is flipped.",)),
        (["Unknown: wrong values.", "Mistake: It is flipped.", "Unknown: wrong shape."], None),
    ],
)
def test_as_few_sentences_as_explain_what_failed(messages, diagnoses):
    cases = [outcome(number, message) for number, message in enumerate(messages, start=1)]
    question = Question("q1", tuple(Case(f"case_{number}", 1.0, True) for number in range(len(messages))))
    expected = diagnoses or ("wrong values.", "It is flipped.", "wrong shape.")
    assert judge(question, cases).diagnoses == expected


def test_a_diagnosis_points_to_what_to_read_again():
    question = Question("q1", QUESTION.cases, (("flip", "The kernel"), ("double", "Twice"), ("", "All")))
    cases = [outcome(1, "Mistake: It is flipped, a double mistake."), outcome(2, "Mistake: It is double.")]
    assert judge(question, cases).read_again == ("The kernel", "Twice")
    assert judge(question, [outcome(1, "Unknown: wrong values."), outcome(2)]).read_again == ("All",)
    assert judge(QUESTION, [outcome(1, "Unknown: wrong values."), outcome(2)]).read_again == ("q1",)
    assert judge(question, [outcome(1, "Missing: none."), outcome(2, "Raised: It raised.")]).read_again == ()
    assert judge(question, [outcome(1), outcome(2)]).read_again == ()


def test_every_mistake_that_fits_is_raised():
    known = {"It is doubled.": [2, 4], "It is squared.": [4, 16], "It is 2, 4.": [2, 4]}
    with pytest.raises(probes.Mistake, match=r"^It is doubled\.\nIt is 2, 4\.$"):
        probes.expect_close([2, 4], [1, 2], mistakes=known)
    for wrong, words in [([5, 5], "wrong values"), ([5], "wrong shape"), ([[5]], "2 dimensions"), ([5, np.nan], "NaN")]:
        with pytest.raises(probes.Unknown, match=words):
            probes.expect_close(wrong, [1, 2], mistakes=known)
        with pytest.raises(probes.Unexplained, match=words) as caught:
            probes.expect_close(wrong, [1, 2])
        assert not isinstance(caught.value, probes.Unknown)


@pytest.mark.parametrize(
    ("sentence", "is_property"),
    [
        ("The result has the right shape, but wrong values.", True),
        ("`q1a` has 2 dimensions instead of 1.", True),
        ("The length has the wrong shape.", True),
        ("The result contains NaN or infinity.", False),
        ("The result is divided by s: a convolution adds up, it takes no mean.", False),
    ],
)
def test_a_property_is_no_mistake(sentence, is_property):
    assert probes.is_about_a_property(sentence) is is_property
