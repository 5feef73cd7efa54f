"""q1 to q9 of hw9: right answers keep every point, wrong ones lose theirs and are told why."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from typing import Any

import numpy as np
import pytest
from questions import Answer, Outcome, corpus, fresh_namespace, question_file, run_question, run_source

from autograder import references
from autograder.questions import public_half, read_question

POINTS = {"q1": 3, "q2": 3, "q3": 6, "q4": 8, "q5": 6, "q6": 6, "q7": 6, "q8": 8, "q9": 6}
NAMES = {
    "q1": ["q1a", "q1b"],
    "q2": ["conv_output_length"],
    "q3": ["conv1d"],
    "q4": ["conv1d_backward"],
    "q5": ["conv2d"],
    "q6": ["conv2d_padded"],
    "q7": ["conv2d_channels"],
    "q8": ["conv2d_batched"],
    "q9": ["maxpool1d"],
}
ANSWERS = corpus("hw9", list(POINTS))
WRONG = [answer for answer in ANSWERS if not answer.is_right]


def earlier_answers(question: str) -> dict[str, Any]:
    """Return right answers to the questions before this one, since an answer may use them."""
    functions = references.conv1d, references.conv2d, references.conv2d_padded, references.conv2d_channels
    before = {name for other in POINTS if other < question for name in NAMES[other]}
    return {function.__name__: function for function in functions if function.__name__ in before}


@cache
def outcome(answer: Answer) -> Outcome:
    question = answer.file.parent.name
    return run_question("hw9", question, answer.run(fresh_namespace(**earlier_answers(question))))


@pytest.mark.parametrize("answer", [answer for answer in ANSWERS if answer.is_right], ids=str)
def test_right_answer_keeps_every_point(answer: Answer) -> None:
    assert outcome(answer).failures == {}
    assert outcome(answer).score == POINTS[answer.file.parent.name]


@pytest.mark.parametrize("answer", WRONG, ids=str)
def test_wrong_answer_keeps_what_it_deserves(answer: Answer) -> None:
    assert answer.at_most is not None, "a wrong answer says how many points it may keep"
    assert outcome(answer).score <= min(answer.at_most, outcome(answer).possible - 0.5)


@pytest.mark.parametrize("answer", [answer for answer in WRONG if answer.diagnosis], ids=str)
def test_wrong_answer_is_told_why(answer: Answer) -> None:
    assert any(str(answer.diagnosis) in message for message in outcome(answer).messages)


@pytest.mark.parametrize("answer", WRONG, ids=str)
def test_every_failure_is_a_sentence_of_ours(answer: Answer) -> None:
    for message in outcome(answer).messages:
        kind, sentence = message.split(": ", 1)
        assert kind in ("Mistake", "Unexplained", "Missing", "Raised")
        assert "\n" not in sentence
        assert sentence.endswith((".", "?"))


@pytest.mark.parametrize("question", POINTS)
def test_corpus_is_large_enough(question: str) -> None:
    answers = corpus("hw9", [question])
    assert sum(answer.is_right for answer in answers) >= 4
    assert sum(not answer.is_right for answer in answers) >= 8


@pytest.mark.parametrize("question", POINTS)
def test_points(question: str) -> None:
    cases = read_question(question_file("hw9", question)).cases
    assert sum(case.points for case in cases) == POINTS[question]
    assert all(case.points % 0.5 == 0 for case in cases)
    assert 0.5 <= sum(case.points for case in cases if not case.hidden) <= 1


def raise_not_implemented(*arguments: Any, **keywords: Any) -> None:
    raise NotImplementedError


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(None, id="undefined"),
        pytest.param(raise_not_implemented, id="stub"),
        pytest.param(..., id="ellipsis"),
        pytest.param(lambda *arguments, **keywords: None, id="returns None"),
        pytest.param(lambda *arguments, **keywords: np.nan, id="returns NaN"),
        pytest.param(lambda first, *others, **keywords: np.asarray(first) * np.nan, id="returns NaN array"),
        pytest.param(lambda first, *others, **keywords: first, id="returns its input"),
        pytest.param(lambda *arguments, **keywords: [], id="returns nothing in a list"),
    ],
)
@pytest.mark.parametrize("question", POINTS)
def test_no_answer_no_points(question: str, value: Any) -> None:
    result = run_question("hw9", question, fresh_namespace(**dict.fromkeys(NAMES[question], value)))
    assert result.score == 0
    assert all(message.startswith(("Mistake", "Unexplained", "Missing", "Raised")) for message in result.messages)


@pytest.mark.parametrize("question", POINTS)
def test_unfinished_answers_are_told_apart(question: str) -> None:
    result = run_question("hw9", question, fresh_namespace())
    assert all(message.startswith("Missing: ") for message in result.messages)


@pytest.mark.parametrize("question", POINTS)
def test_every_case_is_needed(question: str) -> None:
    """No two cases fail for the same wrong answers, or one of them would be idle."""
    failing: dict[str, set[str]] = defaultdict(set)
    for answer in WRONG:
        if answer.file.parent.name == question:
            for case in outcome(answer).failures:
                failing[case].add(str(answer))
    cases = [case.name for case in read_question(question_file("hw9", question)).cases]
    assert sorted(failing) == sorted(cases)
    alike = [(a, b) for a in cases for b in cases if a < b and failing[a] == failing[b]]
    assert alike == []


@pytest.mark.parametrize("question", POINTS)
def test_public_half_stands_alone(question: str) -> None:
    public = public_half(question_file("hw9", question).read_text(encoding="utf-8"), question)
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(public))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported <= {"numpy", "torch", "otter.test_files", "autograder.probes"}
    right = next(answer for answer in corpus("hw9", [question]) if answer.is_right)
    result = run_source(public, right.run(fresh_namespace(**earlier_answers(question))))
    assert result.failures == {}
    assert 0.5 <= result.score <= 1


def test_inputs_are_fresh_for_each_case() -> None:
    """An answer that destroys its inputs must not disturb the cases that follow."""

    def destructive(sequence: Any, kernel: Any) -> Any:
        result = references.conv1d(sequence, kernel)
        sequence[:], kernel[:] = 0, 0
        return result

    for _ in range(2):
        result = run_question("hw9", "q3", fresh_namespace(conv1d=destructive))
        assert list(result.failures) == ["inputs_unchanged"]
