"""From the outcomes of a question's cases to its result: points, a verdict, and what the student is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from autograder.probes import Mistake
from autograder.questions import Question
from autograder.results import QuestionResult, Verdict


class TimedOut(Mistake):
    """The student's code did not end in time."""


class OutOfMemory(Mistake):
    """The student's code wanted more memory than there is for it."""


class Crashed(Mistake):
    """The student's code ended the process that ran it."""


DEATHS = {
    "timed_out": (Verdict.TIMED_OUT, TimedOut),
    "out_of_memory": (Verdict.OUT_OF_MEMORY, OutOfMemory),
    "crashed": (Verdict.CRASHED, Crashed),
}
VERDICTS = {"Raised": Verdict.RAISED} | {kind.__name__: verdict for verdict, kind in DEATHS.values()}
OUR_SENTENCES = ("Mistake", "Unexplained", "Missing", *VERDICTS)


@dataclass(frozen=True)
class CaseOutcome:
    """What became of one case: `message` is otter's, and ends in a line "Kind: sentence" where it failed."""

    name: str
    passed: bool
    message: str


def judge(question: Question, cases: list[CaseOutcome]) -> QuestionResult:
    """Return a question's result from the outcomes of its cases, as they were reported.

    The denominator is the test file's; a case that it does not know earns nothing. A case worth nothing raises a
    flag instead: it is about how an answer came to be, not about its points.
    """
    known = {f"{question.name} - {number}": case for number, case in enumerate(question.cases, start=1)}
    reported = {case.name: case for case in cases if case.name in known}
    earned = sum(known[name].points for name, case in reported.items() if case.passed)
    score = min(max(earned, 0.0), question.points)
    failed = [(known[name].points, *_fault(case.message)) for name, case in reported.items() if not case.passed]
    faults = [(kind, sentence) for points, kind, sentence in failed if points]
    return QuestionResult(
        question.name,
        _verdict(score, question, faults),
        score,
        question.points,
        _diagnoses(faults),
        tuple(sentence for points, _, sentence in failed if not points),
    )


def _diagnoses(faults: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return what to say, each once; which property fails is of no use beside the mistake that it comes from."""
    is_explained = any(kind == "Mistake" for kind, _ in faults)
    return tuple(dict.fromkeys(text for kind, text in faults if not (is_explained and kind == "Unexplained")))


def _verdict(score: float, question: Question, faults: list[tuple[str, str]]) -> Verdict:
    kinds = {kind for kind, _ in faults}
    if score >= question.points:
        return Verdict.CORRECT
    if score > 0:
        return Verdict.PARTIAL
    if kinds <= {"Missing"}:
        return Verdict.MISSING
    return next((verdict for kind, verdict in VERDICTS.items() if kind in kinds), Verdict.INCORRECT)


def _fault(message: str) -> tuple[str, str]:
    """Return the kind of a failed case and a sentence for the student; a text that is not ours is not repeated."""
    found = re.search(r"^(\w+): (.*)\Z", message, flags=re.MULTILINE | re.DOTALL)
    kind, text = (found[1], found[2]) if found else ("Failure", "")
    if kind in OUR_SENTENCES:
        return kind, text.strip()
    return kind, f"The test could not make use of the answer ({kind})."
