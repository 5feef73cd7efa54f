"""Mosaics: submissions put together from the corpus, so that few of them hold every right and wrong answer in it."""

from __future__ import annotations

import shutil
from itertools import zip_longest
from pathlib import Path

from autograder.course import Assignment, UserError
from autograder.questions import read_questions
from autograder.sample_class import corpus, reference_checkpoints, reference_notebook, with_answers, write_submission


def mosaic_answers(assignment: Assignment) -> dict[str, dict[str, Path]]:
    """Return, by mosaic and question, the files of the corpus that are its answers; the others are the reference's.

    The k-th mosaic holds the k-th answer to every question that has so many: right ones first, each kind by name.

    Raises:
        UserError: the assignment has no corpus.
    """
    names = [question.name for question in read_questions(assignment)]
    rows = list(zip_longest(*(_answers(corpus(assignment) / name) for name in names)))
    if not rows:
        raise UserError(f"{assignment.name} has no corpus of answers ({corpus(assignment)}): give SUBMISSIONS.")
    return {
        f"mosaic_{number:02}": {name: file for name, file in zip(names, row, strict=True) if file}
        for number, row in enumerate(rows, start=1)
    }


def _answers(folder: Path) -> list[Path]:
    return [*sorted(folder.glob("right_*.py")), *sorted(folder.glob("wrong_*.py"))]


def build_mosaics(assignment: Assignment, folder: Path) -> list[str]:
    """Write the mosaics as zips into a new `folder`, and return their names.

    The reference's checkpoints go along with its own answers only: they are of no other network.

    Raises:
        UserError: the assignment has no corpus, or was not released yet.
    """
    mosaics, reference = mosaic_answers(assignment), reference_notebook(assignment)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, answers in mosaics.items():
        own = [file for file in reference_checkpoints(assignment) if file.stem.partition("_")[0] not in answers]
        write_submission(assignment, with_answers(reference, answers), own, folder / f"{name}.zip")
    return list(mosaics)
