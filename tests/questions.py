"""Run one question's otter test file in this process."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
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
