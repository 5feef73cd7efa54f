"""Trials: the solution, answers of the corpus and changed solutions, graded as strangers' work is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from copy import deepcopy
from dataclasses import dataclass
from functools import partial

from nbformat.v4 import new_code_cell

from autograder.batch import ATTEMPTS, Engine
from autograder.corpus import Answer, Bench, read_corpus, with_answers
from autograder.course import Assignment
from autograder.judging import UNUSED
from autograder.mutants import Mutant, mutants
from autograder.probes import is_about_a_property
from autograder.questions import Question
from autograder.results import EngineFault, Graded, QuestionResult, Verdict
from autograder.submissions import Work

SEEDS = 10
SEEDING = """\
import random, numpy, torch
from autograder import probes
random.seed({0}); numpy.random.seed({0}); torch.manual_seed({0})
probes.SEED = {0}"""


@dataclass(frozen=True)
class Tried:
    """An answer of the corpus, what it earned, the cases that it failed, and what the instructor is told of it."""

    answer: Answer
    result: QuestionResult
    failed: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def is_rejected(self) -> bool:
        """Whether a right answer loses points."""
        return self.answer.is_right and not self.result.score >= self.result.possible

    @property
    def is_accepted(self) -> bool:
        """Whether a wrong answer keeps more than it may, or everything."""
        most = self.result.possible if self.answer.at_most is None else self.answer.at_most
        is_within = self.result.score <= most and self.result.score < self.result.possible
        return not self.answer.is_right and not is_within

    @property
    def is_told(self) -> bool:
        """Whether it hears what it says that it should."""
        expected = self.answer.diagnosis
        return bool(expected) and any(expected in sentence for sentence in self.result.diagnoses)

    @property
    def is_named(self) -> bool:
        """Whether it hears of a mistake, and not only which property fails."""
        return any(not is_about_a_property(sentence) for sentence in self.result.diagnoses)

    def problems(self) -> Iterator[str]:
        """Yield a sentence for each promise that is not kept."""
        answer, kept = self.answer, f"keeps {self.result.score:g} of {self.result.possible:g} points"
        told = f"is told {list(self.result.diagnoses)}"
        if self.is_rejected:
            yield f"{answer} {kept}, and {told}."
        if not answer.is_right and (self.is_accepted or self.result.score != answer.at_most):
            yield f"{answer} {kept}; it says '# at most: {answer.at_most}'."
        if not answer.is_right and not self.is_told:
            yield f"{answer} {told}; it says '# diagnosis: {answer.diagnosis}'."
        if any(sentence.startswith(UNUSED) for sentence in self.result.diagnoses):
            yield f"{answer} makes a test fail by itself: it {told}."
        if bool(self.flags) != bool(answer.flag) or not all(answer.flag in flag for flag in self.flags):
            yield f"{answer} raises the flags {list(self.flags)}; it says '# flag: {answer.flag}'."


@dataclass(frozen=True)
class Outcomes:
    """What all trials of an assignment, or of some of its questions, came to."""

    assignment: Assignment
    questions: list[Question]
    solutions: list[Graded]
    release: Graded
    tried: list[Tried]
    mutants: list[Mutant]
    survivors: list[Mutant]


class Trials:
    """All trials of an assignment, or of some of its questions."""

    def __init__(self, assignment: Assignment, questions: list[Question]) -> None:
        self.assignment = assignment
        self.questions = questions
        self.bench = Bench(assignment)
        self.answers = [answer for question in questions for answer in read_corpus(assignment, question.name)]
        self.mutants = [mutant for question in questions for mutant in self._mutants(question.name)]

    def __len__(self) -> int:
        """Return how many submissions are to be graded."""
        return SEEDS + 1 + len(self.answers) + len(self.mutants)

    def run(self, engine: Engine, executor: Executor, done: Callable[[], None]) -> Outcomes:
        """Grade everything; call `done` after each submission.

        Raises:
            EngineFault: one could not be graded for a reason of ours, three times.
        """
        bench, asked = self.bench, frozenset(question.name for question in self.questions)
        solutions = [_Trial(partial(_seeded, bench.solution(), seed), asked) for seed in range(SEEDS)]
        answers = [_Trial(partial(bench.work, {a.question: a}), frozenset({a.question})) for a in self.answers]
        changed = [_Trial(partial(self._work, m), frozenset({m.question})) for m in self.mutants]
        trials = [*solutions, _Trial(bench.untouched, asked), *answers, *changed]
        graded = iter(_all_graded(trials, engine, executor, done))
        return Outcomes(
            self.assignment,
            self.questions,
            [next(graded) for _ in solutions],
            next(graded),
            [_tried(answer, next(graded)) for answer in self.answers],
            self.mutants,
            [mutant for mutant in self.mutants if next(graded).questions[0].verdict is Verdict.CORRECT],
        )

    def _mutants(self, question: str) -> list[Mutant]:
        sources = (cell.source for cell in self.bench.reference.cells if cell.id == f"{question}-answer")
        return [mutant for source in sources for mutant in mutants(question, source)]

    def _work(self, mutant: Mutant) -> Work:
        return Work(with_answers(self.bench.reference, {mutant.question: mutant.source}), self.bench.checkpoints)


def _tried(answer: Answer, graded: Graded) -> Tried:
    (result,) = graded.questions
    return Tried(answer, result, graded.failed[answer.question], (*result.flags, *graded.flags))


@dataclass(frozen=True)
class _Trial:
    """A submission that is put together when its turn comes, and the questions that it is asked."""

    work: Callable[[], Work]
    asked: frozenset[str]

    def graded(self, engine: Engine) -> Graded:
        for _ in range(ATTEMPTS - 1):
            try:
                return engine.grade(self.work(), self.asked)
            except EngineFault:
                continue
        return engine.grade(self.work(), self.asked)


def _all_graded(trials: Sequence[_Trial], engine: Engine, executor: Executor, done: Callable[[], None]) -> list[Graded]:
    futures = [executor.submit(trial.graded, engine) for trial in trials]
    try:
        for future in as_completed(futures):
            future.result()
            done()
    except BaseException:
        for future in futures:
            future.cancel()
        engine.stop()
        raise
    return [future.result() for future in futures]


def _seeded(work: Work, seed: int) -> Work:
    """Return the work with a cell in front that sets every seed, the probes' too."""
    notebook = deepcopy(work.notebook)
    notebook.cells.insert(0, new_code_cell(SEEDING.format(seed)))
    return Work(notebook, work.checkpoints)
