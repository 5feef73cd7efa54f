"""The assignments beside hw9: each is proven, graded, released and used as hw9 is."""

import ast
import contextlib
import csv
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
import torch
from nbclient import NotebookClient
from questions import run_question
from small_course import ROOT

from autograder import __main__ as command_line
from autograder import embedded
from autograder.batch import Batch
from autograder.compare import ENGINES, compare
from autograder.corpus import read_corpus, reference_notebook
from autograder.course import find_course
from autograder.master import BEGIN_SOLUTION, read_notebook
from autograder.mosaics import build_mosaics, mosaic_answers
from autograder.questions import read_questions
from autograder.sample_class import read_sample_class
from autograder.submissions import find_submissions

COURSE = find_course(ROOT)
LABS = [COURSE.assignment(name) for name in COURSE.assignment_names() if name != "hw9"]
QUESTIONS = [(lab, question) for lab in LABS for question in read_questions(lab)]


@pytest.fixture(params=LABS, ids=lambda lab: lab.name)
def lab(request):
    return request.param


def run(*arguments, cwd=ROOT):
    command = [sys.executable, "-m", "autograder", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_its_tests_can_be_trusted(lab):
    done = run("validate", lab.name)
    assert done.returncode == 0, done.stdout
    report = json.loads((ROOT / "build" / f"validate-{lab.name}.json").read_text())
    assert (report["solution_score"], report["release_score"], report["seeds"]) == (100, 0, 10)
    assert (report["false_accepts"], report["false_rejects"], report["idle_cases"]) == (0, 0, 0)
    assert report["diagnosed"] >= 0.9
    assert report["named"] >= 0.9
    assert report["mutants"] >= 100


@functools.cache
def solved_cells(name):
    """Return the cells of an assignment's notebook with the master's solutions in it, by id."""
    return {cell.id: cell.source for cell in reference_notebook(COURSE.assignment(name)).cells}


@functools.cache
def namespace(name):
    """Return what the notebook imports and defines, and what its solutions give that train nothing."""
    COURSE.assignment(name).put_on_path()
    cells = solved_cells(name)
    given = [text for name, text in cells.items() if not name.endswith("-answer")]
    plain = [text for name, text in cells.items() if is_plain_answer(name, text)]
    names = {"__name__": "__main__", "device": torch.device("cpu")}
    for source in [*map(definitions, given), *plain]:
        with contextlib.suppress(NameError):  # some show what a trained network makes of the notebook's data
            exec(source, names)
    return names


def definitions(source):
    """Return the imports, functions and classes of a cell; nothing of one with prose in it."""
    kinds = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef
    with contextlib.suppress(SyntaxError):
        return ast.unparse([node for node in ast.parse(source).body if isinstance(node, kinds)])
    return ""


def defined_by(name, question):
    """Return the names that the solution of a question defines at its top level."""
    found = set()
    for statement in ast.parse(solved_cells(name)[f"{question}-answer"]).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found.add(statement.name)
        else:
            names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
            found |= {node.id for node in names if isinstance(node.ctx, ast.Store)}
    return found


def is_plain_answer(name, source):
    return name.endswith("-answer") and "run_model(" not in source


@pytest.fixture
def one_thread():
    """Let torch compute in one thread: what is tiny waits on a second one."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.mark.filterwarnings("ignore")  # of what numpy says to strange answers
@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize(("assignment", "question"), QUESTIONS, ids=lambda each: each.name)
def test_answers_as_live_objects_get_what_they_say(assignment, question):
    """`validate`, which is slow, tells the same of stand-ins and of trained networks."""
    solved = namespace(assignment.name)
    own = defined_by(assignment.name, question.name)
    if not own <= solved.keys():
        pytest.skip("It trains a network, or shows what one makes of the data.")
    for answer in read_corpus(assignment, question.name):
        names = {name: value for name, value in solved.items() if name not in own}
        with contextlib.suppress(NotImplementedError):
            exec(answer.source, names)
        outcome = run_question(assignment.name, question.name, names)
        assert outcome.score == (question.points if answer.is_right else answer.at_most), (str(answer), outcome)
        assert answer.diagnosis in "\n".join(outcome.messages), (str(answer), outcome)


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS, ids=lambda each: each.name)
def test_its_corpus_is_large_enough(assignment, question):
    answers = read_corpus(assignment, question.name)
    assert sum(answer.is_right for answer in answers) >= 3
    assert sum(not answer.is_right for answer in answers) >= 6


@pytest.mark.slow
def test_its_sample_class_gets_what_it_deserves(lab, tmp_path):
    done = run("grade", lab.name, "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    rows = {row["student"]: row for row in csv.DictReader((tmp_path / "grades.csv").read_text().splitlines())}
    students, points = read_sample_class(lab), {question.name: question.points for question in read_questions(lab)}
    assert rows.keys() == students.keys()
    for name, student in students.items():
        expected = dict.fromkeys(points, 0.0) if student.verdict else points | student.questions
        assert {question: float(rows[name][question]) for question in points} == expected, name
        assert float(rows[name]["auto_total"]) == student.score == sum(expected.values()), name


# --- as a student -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_untouched_release_only_says_what_is_still_to_do(lab, tmp_path):
    with zipfile.ZipFile(lab.release / f"{lab.name}.zip") as archive:
        archive.extractall(tmp_path)
    shutil.copytree(embedded.DATA / "MNIST", tmp_path / "data" / "MNIST")
    notebook = nbformat.read(tmp_path / lab.master.name, as_version=4)
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources=resources, allow_errors=True).execute()
    outputs = [(cell, output) for cell in notebook.cells for output in cell.get("outputs", [])]
    errors = {cell.id: output for cell, output in outputs if output.output_type == "error"}
    assert len(errors) > len(read_questions(lab))
    assert {error.ename for error in errors.values()} == {"NotImplementedError", "NameError"}
    stopped = "\n".join(solved_cells(lab.name)[name] for name in errors)
    for error in errors.values():
        if error.ename == "NameError":
            name = error.evalue.split("'")[1]
            assert re.search(rf"\b{name}\b.* =|def {name}\(", stopped), error.evalue
    assert [output.text for _, output in outputs if output.get("name") == "stderr"] == []
    checks = [cell.id for cell in notebook.cells if cell.source.startswith("check(")]
    assert len(checks) == len(read_questions(lab))
    assert not errors.keys() & {*checks, "export"}


@pytest.mark.slow
def test_the_master_runs_from_top_to_bottom_in_three_minutes(lab, tmp_path):
    for name in ("source", "autograder", "hw9_pictures.py", "hw9_support.py", "nbgrader_config.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    done = run("solution", lab.name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    solution = read_notebook(tmp_path / "solutions" / lab.name / lab.master.name)
    assert not [cell.id for cell in solution.cells if BEGIN_SOLUTION in cell.source]
    outputs = [output for cell in solution.cells for output in cell.get("outputs", [])]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


# --- both engines -------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_otter_gives_some_mosaics_the_same_points(lab, tmp_path):
    """`make compare` does this with all of them."""
    questions = read_questions(lab)
    build_mosaics(lab, tmp_path / "mosaics")
    found = find_submissions(tmp_path / "mosaics")
    results = []
    for name in ENGINES:
        with command_line.open_engine(name, lab, questions, 2, None) as engine, ThreadPoolExecutor(2) as executor:
            batch = Batch(lab, questions, engine, tmp_path / name, is_shared=True)
            results.append(batch.grade([found[0], found[len(found) // 2], found[-1]], executor, lambda result: None))
    assert compare(*results, mosaic_answers(lab)) == []
