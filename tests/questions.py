"""Run one question's otter test file in this process, on what an answer of the corpus defines."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # otter's own dependencies warn when they are imported
    from otter.test_files import ExceptionTestFile

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "autograder" / "tests"
CORPUS = ROOT / "tests" / "corpus"


@dataclass(frozen=True)
class Outcome:
    """What otter says of an answer: points, and a sentence ("Mistake: …") for each failing case, by name."""

    score: float
    possible: float
    failures: dict[str, str]

    @property
    def messages(self) -> list[str]:
        """The sentences of the failing cases."""
        return list(self.failures.values())


@dataclass(frozen=True)
class Answer:
    """One file of the corpus: an answer cell, whose name says whether it is right or wrong and why.

    Comments in it promise what a wrong one gets: `# at most: 4` points, `# diagnosis: part of a sentence`.
    """

    file: Path

    @property
    def is_right(self) -> bool:
        return self.file.name.startswith("right_")

    @cached_property
    def source(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @property
    def at_most(self) -> float | None:
        promise = self._promise("at most")
        return None if promise is None else float(promise)

    @property
    def diagnosis(self) -> str | None:
        return self._promise("diagnosis")

    def _promise(self, key: str) -> str | None:
        found = re.search(rf"^# {key}: (.+)$", self.source, flags=re.MULTILINE)
        return found[1].strip() if found else None

    def run(self, namespace: dict[str, Any]) -> dict[str, Any]:
        """Execute the answer in `namespace`, as a notebook would, and return the namespace."""
        exec(compile(self.source, str(self.file), "exec"), namespace)
        return namespace

    def __str__(self) -> str:
        return f"{self.file.parent.name}-{self.file.stem}"


def corpus_files(assignment: str, question: str) -> list[Path]:
    """Return the corpus of a question, right and wrong answers alike, in the order of their names."""
    folder = CORPUS / assignment / question
    return sorted([*folder.glob("right_*.py"), *folder.glob("wrong_*.py")])


def corpus(assignment: str, questions: list[str]) -> list[Answer]:
    """Return every answer to these questions."""
    return [Answer(file) for question in questions for file in corpus_files(assignment, question)]


def fresh_namespace(**names: Any) -> dict[str, Any]:
    """Return what the notebook's import cell leaves behind, and `names`."""
    return {"__name__": "__main__", "np": np, "torch": torch, "nn": nn, "F": F, **names}


def question_file(assignment: str, question: str) -> Path:
    """Return the path of a question's otter test file."""
    return TESTS / assignment / f"{question}.py"


def run_question(assignment: str, question: str, namespace: dict[str, Any]) -> Outcome:
    """Run public and hidden cases of a question against the names in `namespace`."""
    return run_source(question_file(assignment, question).read_text(encoding="utf-8"), namespace)


def run_source(source: str, namespace: dict[str, Any]) -> Outcome:
    """Run the text of an otter test file against the names in `namespace`."""
    test_file = _compiled(source)
    test_file.run(namespace)
    results = test_file.test_case_results
    return Outcome(
        score=sum(result.test_case.points for result in results if result.passed),
        possible=sum(result.test_case.points for result in results),
        failures={
            result.test_case.body.test_func.__name__: _sentence(result.message)
            for result in results
            if not result.passed
        },
    )


@lru_cache
def _compiled(source: str) -> ExceptionTestFile:
    return ExceptionTestFile.from_string(source)


def _sentence(message: str) -> str:
    """Cut off otter's verdict and the quoted line of the test, which could keep a promise by accident."""
    return message.split("\n", 3)[3]
