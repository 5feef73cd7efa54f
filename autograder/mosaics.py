"""Mosaics: submissions put together from the corpus, so that few of them hold every right and wrong answer in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from autograder.corpus import Answer, Bench, corpus_folder, read_corpus
from autograder.course import Assignment, UserError
from autograder.questions import read_questions
from autograder.sample_class import write_submission


def mosaic_answers(assignment: Assignment) -> dict[str, dict[str, Answer]]:
    """Return, by mosaic and question, the answers of the corpus in it; the others are the reference's.

    There are as many mosaics as the longest corpus of a question has answers. Answers are laid into them in order,
    right ones first; those to a question with few of them end with the last mosaic, so that most of them meet the
    reference's answers to what they build on, and short trainings are spread over the mosaics.

    Raises:
        UserError: the assignment has no corpus.
    """
    columns = {question.name: read_corpus(assignment, question.name) for question in read_questions(assignment)}
    count = max(len(answers) for answers in columns.values())
    if not count:
        raise UserError(f"{assignment.name} has no corpus of answers ({corpus_folder(assignment)}): give SUBMISSIONS.")
    mosaics: list[dict[str, Answer]] = [{} for _ in range(count)]
    for question, answers in columns.items():
        first = count - len(answers) if len(answers) < count / 2 else 0
        for mosaic, answer in zip(mosaics[first:], answers, strict=False):
            mosaic[question] = answer
    return {f"mosaic_{number:02}": mosaic for number, mosaic in enumerate(mosaics, start=1)}


def build_mosaics(assignment: Assignment, folder: Path) -> list[str]:
    """Write the mosaics as zips into a new `folder`, and return their names.

    Raises:
        UserError: the assignment has no corpus, or was not released yet.
    """
    mosaics, bench = mosaic_answers(assignment), Bench(assignment)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, answers in mosaics.items():
        write_submission(assignment, bench.work(answers), folder / f"{name}.zip")
    return list(mosaics)
