"""q1 to q9 of hw9, on live objects: what answers of the corpus, and what is no answer at all, get."""

from __future__ import annotations

import ast
from typing import Any

import numpy as np
import pytest
from questions import ROOT, Outcome, fresh_namespace, question_file, run_question, run_source

from autograder import references
from autograder.corpus import Answer, read_corpus
from autograder.course import find_course
from autograder.questions import public_half, read_question

HW9 = find_course(ROOT).assignment("hw9")
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


def earlier_answers(question: str) -> dict[str, Any]:
    """Return right answers to the questions before this one, since an answer may use them."""
    functions = references.conv1d, references.conv2d, references.conv2d_padded, references.conv2d_channels
    before = {name for other in POINTS if other < question for name in NAMES[other]}
    return {function.__name__: function for function in functions if function.__name__ in before}


def outcome(answer: Answer) -> Outcome:
    """Run an answer's question on it, in this process and on live objects, as stock otter does."""
    namespace = fresh_namespace(**earlier_answers(answer.question))
    exec(compile(answer.source, str(answer.file), "exec"), namespace)
    return run_question("hw9", answer.question, namespace)


@pytest.mark.parametrize("question", POINTS)
def test_live_objects_earn_what_the_corpus_says(question: str) -> None:
    """`validate` tells the same of stand-ins."""
    answers = read_corpus(HW9, question)
    expected = {str(answer): POINTS[question] if answer.is_right else answer.at_most for answer in answers}
    assert {str(answer): outcome(answer).score for answer in answers} == expected


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
    assert all(
        message.startswith(("Mistake", "Unexplained", "Unknown", "Missing", "Raised")) for message in result.messages
    )


@pytest.mark.parametrize("question", POINTS)
def test_unfinished_answers_are_told_apart(question: str) -> None:
    result = run_question("hw9", question, fresh_namespace())
    assert all(message.startswith("Missing: ") for message in result.messages)


@pytest.mark.parametrize("question", POINTS)
def test_public_half_stands_alone(question: str) -> None:
    public = public_half(question_file("hw9", question).read_text(encoding="utf-8"), question)
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(public))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported <= {"numpy", "torch", "otter.test_files", "autograder.probes"}
    namespace = fresh_namespace(**earlier_answers(question))
    exec(read_corpus(HW9, question)[0].source, namespace)
    result = run_source(public, namespace)
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
