"""The grade of a submission is the same to the byte: every time, with one worker or two, on every isolation level."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product

import msgspec
import pytest
from class_of import build_class
from small_course import ROOT

from autograder import sandbox
from autograder.batch import Batch
from autograder.course import find_course
from autograder.engine import SandboxEngine
from autograder.questions import read_questions
from autograder.release import make_release
from autograder.sample_class import build_sample_class
from autograder.submissions import find_submissions

LEVELS = [level for level in sandbox.LEVELS if sandbox._why_not(level) is None]


def every_grade(assignment, submissions, folder, times, students=None):
    """Yield the `grade` parts of all results, as bytes by student: on each level, by one worker and by two."""
    questions = read_questions(assignment)
    found = [one for one in find_submissions(submissions) if students is None or one.student in students]
    for level, workers in product(LEVELS, (1, 2)):
        with SandboxEngine(assignment, questions, workers=workers, isolation=level) as engine:
            for time in range(times):
                batch = Batch(assignment, questions, engine, folder / f"{level}-{workers}-{time}")
                with ThreadPoolExecutor(workers) as executor:
                    results = batch.grade(found, executor, lambda _: None)
                assert all(result.run.isolation == level for result in results)
                yield {one.student: msgspec.json.encode(one.grade, order="deterministic") for one in results}


@pytest.mark.skipif(not LEVELS, reason="nothing can be isolated here")
def test_small_submissions_get_the_same_grade_every_time(mini, tmp_path):
    make_release(mini)
    build_class(mini, tmp_path / "class", 9)
    first, *others = every_grade(mini, tmp_path / "class", tmp_path, 3)
    assert len(others) >= 5
    assert all(other == first for other in others)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not LEVELS, reason="nothing can be isolated here")
def test_the_homework_gets_the_same_grade_every_time(tmp_path):
    homework = find_course(ROOT).assignment("hw9")
    build_sample_class(homework, tmp_path / "class")
    students = {"reference", "flips_the_kernel", "no_checkpoints", "counts_wrongly", "kills_the_kernel"}
    first, *others = every_grade(homework, tmp_path / "class", tmp_path, 3, students)
    assert len(first) == len(students)
    assert all(other == first for other in others)
