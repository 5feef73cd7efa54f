"""Mosaics: submissions put together from the corpus, so that few of them hold every right and wrong answer in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from autograder.corpus import (
    corpus_folder,
    read_corpus,
    reference_checkpoints,
    reference_notebook,
    with_answers,
)
from autograder.course import Assignment, UserError
from autograder.questions import read_questions
from autograder.sample_class import write_submission


def mosaic_answers(assignment: Assignment) -> dict[str, dict[str, Path]]:
    """Return, by mosaic and question, the files of the corpus that are its answers; the others are the reference's.

    There are as many mosaics as the longest corpus of a question has answers. Answers are laid into them in order,
    right ones first; those to a question with few of them end with the last mosaic, so that most of them meet the
    reference's answers to what they build on, and short trainings are spread over the mosaics.

    Raises:
        UserError: the assignment has no corpus.
    """
    columns = {
        question.name: [answer.file for answer in read_corpus(assignment, question.name)]
        for question in read_questions(assignment)
    }
    count = max(len(answers) for answers in columns.values())
    if not count:
        raise UserError(f"{assignment.name} has no corpus of answers ({corpus_folder(assignment)}): give SUBMISSIONS.")
    mosaics: list[dict[str, Path]] = [{} for _ in range(count)]
    for question, answers in columns.items():
        first = count - len(answers) if len(answers) < count / 2 else 0
        for mosaic, file in zip(mosaics[first:], answers, strict=False):
            mosaic[question] = file
    return {f"mosaic_{number:02}": mosaic for number, mosaic in enumerate(mosaics, start=1)}


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
        texts = {question: file.read_text(encoding="utf-8") for question, file in answers.items()}
        write_submission(assignment, with_answers(reference, texts), own, folder / f"{name}.zip")
    return list(mosaics)
