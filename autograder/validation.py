"""Validation: whether an assignment's hidden tests can be trusted, judged from trials of answers of known worth.

The solution must earn everything, whatever the seed, and the release as it is nothing; every right answer of the
corpus must keep every point; every wrong one must keep just what it says, and be told why; every hidden case must
catch somebody; and small changes to the solution must not go unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
from rich.table import Table

from autograder.corpus import corpus_folder
from autograder.course import Assignment
from autograder.mistakes import mistakes_file, mistakes_sections
from autograder.mutants import explained, read_explanations, unused
from autograder.questions import Question, read_questions
from autograder.release import release_problems
from autograder.results import Graded, Verdict
from autograder.trials import Outcomes, Tried

NAMED = 0.9  # the share of an assignment's wrong answers that must be told which mistake they are
COLUMNS = ("question", "points", "cases", "right", "wrong", "told", "named", "mutants", "survive", "seconds")


class Report(msgspec.Struct, frozen=True):
    """What `validate` found, as kept in `build/validate-<name>.json`; without `problems` the tests can be trusted.

    Scores are in percent of the automatic points, that of the solution the lowest of all seeds. `diagnosed` is the
    share of wrong answers that are told what they say, `named` the share of those told a mistake, not only which
    property fails. `survivors` are the changes to the solution that keep all points, as they should; `seconds` are
    the solution's, by question.
    """

    assignment: str
    solution_score: float
    release_score: float
    seeds: int
    right_answers: int
    wrong_answers: int
    false_accepts: int
    false_rejects: int
    diagnosed: float
    named: float
    idle_cases: int
    mutants: int
    survivors: int
    seconds: dict[str, float]
    problems: tuple[str, ...]

    def summary(self) -> list[str]:
        """Return what a person should read of it."""
        return [
            f"{self.assignment}: the solution earns {self.solution_score:g} % with each of {self.seeds} seeds, "
            f"the untouched release {self.release_score:g} %.",
            f"{self.right_answers} right answers, {self.false_rejects} of them rejected; {self.wrong_answers} wrong "
            f"ones, {self.false_accepts} accepted, {self.named:.0%} told which mistake they are.",
            f"{self.mutants} changes to the solution, {self.survivors} of which keep all points; "
            f"{self.idle_cases} hidden cases catch nobody.",
            f"Problems: {len(self.problems)}." if self.problems else "The tests can be trusted.",
        ]


@dataclass(frozen=True)
class Validation:
    """What the trials of an assignment say about its tests."""

    outcomes: Outcomes

    @property
    def assignment(self) -> Assignment:
        """The assignment in question."""
        return self.outcomes.assignment

    @cached_property
    def wrong(self) -> list[Tried]:
        """The wrong answers."""
        return [tried for tried in self.outcomes.tried if not tried.answer.is_right]

    @cached_property
    def idle_cases(self) -> list[tuple[str, str]]:
        """Question and name of the hidden cases that no wrong answer fails."""
        caught = {(tried.answer.question, case) for tried in self.wrong for case in tried.failed}
        questions = self.outcomes.questions
        hidden = [(question.name, case.name) for question in questions for case in question.cases if case.hidden]
        return [case for case in hidden if case not in caught]

    def report(self) -> Report:
        """Return the report."""
        tried, wrong = self.outcomes.tried, self.wrong
        return Report(
            assignment=self.assignment.name,
            solution_score=min(_percent(graded) for graded in self.outcomes.solutions),
            release_score=_percent(self.outcomes.release),
            seeds=len(self.outcomes.solutions),
            right_answers=len(tried) - len(wrong),
            wrong_answers=len(wrong),
            false_accepts=sum(each.is_accepted for each in wrong),
            false_rejects=sum(each.is_rejected for each in tried),
            diagnosed=_share(each.is_told for each in wrong),
            named=_share(each.is_named for each in wrong),
            idle_cases=len(self.idle_cases),
            mutants=len(self.outcomes.mutants),
            survivors=len(self.outcomes.survivors),
            seconds=self.outcomes.solutions[0].seconds,
            problems=tuple(self.problems()),
        )

    def problems(self) -> Iterator[str]:
        """Yield a sentence for everything that is not as it must be, in the release too."""
        yield from release_problems(self.assignment)
        yield from self.problems_of_trials()
        yield from self._stale_sections()

    def problems_of_trials(self) -> Iterator[str]:
        """Yield a sentence for everything that the trials show."""
        yield from self._solution_problems()
        for tried in self.outcomes.tried:
            yield from tried.problems()
        yield from self._corpus_problems()
        yield from self._mutant_problems()

    def _solution_problems(self) -> Iterator[str]:
        for seed, graded in enumerate(self.outcomes.solutions):
            for result in graded.questions:
                if result.verdict is not Verdict.CORRECT:
                    kept = f"{result.score:g} of {result.possible:g} points with seed {seed}"
                    yield f"The solution of {result.name} earns {kept}, and is told {list(result.diagnoses)}."
        for result in self.outcomes.release.questions:
            if result.verdict is not Verdict.MISSING:
                yield f"The untouched release has {result.score:g} points for {result.name}, which is {result.verdict}."

    def _corpus_problems(self) -> Iterator[str]:
        for question in self.outcomes.questions:
            kinds = {tried.answer.is_right for tried in self.outcomes.tried if tried.answer.question == question.name}
            for is_right in {True, False} - kinds:
                yield f"{question.name} has no {'right' if is_right else 'wrong'} answer in the corpus."
        for name, case in self.idle_cases:
            yield f"No wrong answer fails the hidden case {case} of {name}."
        is_whole = len(self.outcomes.questions) == len(read_questions(self.assignment))
        if is_whole and (named := _share(tried.is_named for tried in self.wrong)) < NAMED:
            yield f"Only {named:.0%} of the wrong answers are told which mistake they are."

    def _stale_sections(self) -> Iterator[str]:
        file = mistakes_file(self.assignment)
        if not file.exists():
            return
        kept = file.read_text(encoding="utf-8")
        sections = mistakes_sections(self.outcomes.questions, self.outcomes.tried)
        for question, section in zip(self.outcomes.questions, sections, strict=True):
            if section not in kept:
                yield f"What {file.name} says of {question.name} is not what was found: look, and use --write."

    def _mutant_problems(self) -> Iterator[str]:
        file = explanations_file(self.assignment)
        explanations, survivors = read_explanations(file), self.outcomes.survivors
        for mutant in survivors:
            if not explained(explanations, mutant):
                yield f"A changed solution of {mutant.question} keeps all points: {mutant.change}."
        asked = {question.name for question in self.outcomes.questions}
        for question, change in unused(explanations, survivors):
            if question in asked:
                yield f"{file.name} explains a change of {question} that does not survive: {change}."

    def table(self) -> Table:
        """Return what was found, a row a question."""
        table = Table(box=None, pad_edge=False)
        for column in COLUMNS:
            table.add_column(column, justify="left" if column == "question" else "right")
        for question in self.outcomes.questions:
            table.add_row(question.name, *self._figures(question))
        return table

    def _figures(self, question: Question) -> list[str]:
        tried = [each for each in self.outcomes.tried if each.answer.question == question.name]
        wrong = [each for each in self.wrong if each.answer.question == question.name]
        counts = (len(tried) - len(wrong), len(wrong), sum(t.is_told for t in wrong), sum(t.is_named for t in wrong))
        changed = [
            sum(mutant.question == question.name for mutant in mutants)
            for mutants in (self.outcomes.mutants, self.outcomes.survivors)
        ]
        seconds = self.outcomes.solutions[0].seconds.get(question.name, 0.0)
        return [f"{question.points:g}", str(len(question.cases)), *map(str, (*counts, *changed)), f"{seconds:.1f}"]


def explanations_file(assignment: Assignment) -> Path:
    """Return where it is said why some changes to the solution keep all points."""
    return corpus_folder(assignment) / "equivalent_mutants.toml"


def _percent(graded: Graded) -> float:
    possible = sum(result.possible for result in graded.questions)
    return 100.0 * sum(result.score for result in graded.questions) / possible


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0
