"""From the outcomes of a question's cases to its result: points, a verdict, and what the student is told."""

from __future__ import annotations

import re
from collections import Counter
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
PROPERTIES = ("Unexplained", "Unknown")  # only which property fails is said
EXPLAINABLE = ("Mistake", *PROPERTIES)  # by something to read again
UNUSED = "The test could not make use of the answer"
OUR_SENTENCES = (*EXPLAINABLE, "Missing", *VERDICTS)


@dataclass(frozen=True)
class CaseOutcome:
    """What became of one case: `message` is otter's, and ends in a line "Kind: sentence" where it failed."""

    name: str
    passed: bool
    message: str


@dataclass(frozen=True)
class Fault:
    """Why a case failed: the sentences are what a student may read, each of which fits; the first one fits best."""

    points: float
    kind: str
    sentences: tuple[str, ...]


def judge(question: Question, cases: list[CaseOutcome]) -> QuestionResult:
    """Return a question's result from the outcomes of its cases, as they were reported.

    The denominator is the test file's; a case that it does not know earns nothing. A case worth nothing raises a
    flag instead: it is about how an answer came to be, not about its points.
    """
    known = {f"{question.name} - {number}": case for number, case in enumerate(question.cases, start=1)}
    reported = {case.name: case for case in cases if case.name in known}
    earned = sum(known[name].points for name, case in reported.items() if case.passed)
    score = min(max(earned, 0.0), question.points)
    failed = [_fault(known[name].points, case.message) for name, case in reported.items() if not case.passed]
    faults = [fault for fault in failed if fault.points]
    said = _diagnoses(faults)
    return QuestionResult(
        question.name,
        _verdict(score, question, faults),
        score,
        question.points,
        tuple(said),
        tuple(fault.sentences[0] for fault in failed if not fault.points),
        tuple(dict.fromkeys(question.section(text) for text, kind in said.items() if kind in EXPLAINABLE)),
    )


def _diagnoses(faults: list[Fault]) -> dict[str, str]:
    """Return what to say, and of which kind it is: as few sentences as explain all that failed, in the cases' order.

    The mistake that explains most goes first, so that one which fits a single case by chance gives way. A property
    that fails is of no use beside the mistake that it comes from, unless that explains less than it leaves open.
    """
    chosen: dict[str, str] = {}
    open_faults = faults
    while open_faults:
        counts = Counter(sentence for fault in open_faults for sentence in fault.sentences)
        best = max(counts, key=lambda sentence: counts[sentence])
        chosen[best] = next(fault.kind for fault in open_faults if best in fault.sentences)
        open_faults = [fault for fault in open_faults if best not in fault.sentences]
    count = Counter(fault.kind for fault in faults)
    is_explained = count["Mistake"] > 0 and count["Mistake"] >= count["Unknown"]
    ordered = dict.fromkeys(text for fault in faults for text in fault.sentences if text in chosen)
    return {text: chosen[text] for text in ordered if not (is_explained and chosen[text] in PROPERTIES)}


def _verdict(score: float, question: Question, faults: list[Fault]) -> Verdict:
    kinds = {fault.kind for fault in faults}
    if score >= question.points:
        return Verdict.CORRECT
    if score > 0:
        return Verdict.PARTIAL
    if kinds <= {"Missing"}:
        return Verdict.MISSING
    return next((verdict for kind, verdict in VERDICTS.items() if kind in kinds), Verdict.INCORRECT)


def _fault(points: float, message: str) -> Fault:
    """Return what a failed case says, a sentence a line; a text that is not ours is not repeated."""
    found = re.search(r"^(\w+): (.*)\Z", message, flags=re.MULTILINE | re.DOTALL)
    kind, text = (found[1], found[2]) if found else ("Failure", "")
    if kind in OUR_SENTENCES:
        return Fault(points, kind, tuple(text.strip().splitlines()) or ("",))
    return Fault(points, kind, (f"{UNUSED} ({kind}).",))
