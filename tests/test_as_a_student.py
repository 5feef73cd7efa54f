"""The release of hw9 in an empty folder, used as a student uses it: run, answer, check, train, export, be graded."""

import os
import shutil
import subprocess
import sys
import zipfile

import nbformat
import pytest
from nbclient import NotebookClient
from small_course import ROOT

from autograder import embedded
from autograder.course import find_course
from autograder.master import BEGIN_SOLUTION, END_SOLUTION, read_notebook
from autograder.otter_engine import OtterEngine
from autograder.questions import read_questions
from autograder.release import make_release
from autograder.results import Verdict
from autograder.submissions import Submission

HW9 = find_course(ROOT).assignment("hw9")


@pytest.fixture(scope="module")
def release_zip(tmp_path_factory):
    """A fresh hw9.zip; the committed one is compared with a fresh one elsewhere."""
    root = tmp_path_factory.mktemp("course")
    for name in ("source", "autograder", "hw9_pictures.py", "hw9_support.py", "nbgrader_config.py"):
        (root / name).symlink_to(ROOT / name)
    fresh = find_course(root).assignment("hw9")
    make_release(fresh)
    return fresh.release / "hw9.zip"


@pytest.fixture
def desk(release_zip, tmp_path):
    """An empty folder with nothing but the unzipped release and MNIST."""
    with zipfile.ZipFile(release_zip) as archive:
        archive.extractall(tmp_path)
    shutil.copytree(embedded.DATA / "MNIST", tmp_path / "data" / "MNIST")
    return tmp_path


def execute(notebook, folder, **options):
    """Run all cells in `folder`."""
    client = NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(folder)}}, **options
    )
    return client.execute()


def outputs_of(cell):
    texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join(texts)


def test_the_untouched_release_only_says_what_is_still_to_do(desk):
    notebook = execute(nbformat.read(desk / "hw9.ipynb", as_version=4), desk, allow_errors=True)
    errors = [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    assert len(errors) > 20
    assert {error.ename for error in errors} == {"NotImplementedError", "NameError"}
    undefined = {error.evalue.split("'")[1] for error in errors if error.ename == "NameError"}
    assert undefined <= {"model", "history", "improved", "ae_mse", "ae_mae", "ae_better"}, (
        "their cells stop with a stub"
    )
    warnings = [o.text for c in notebook.cells for o in c.get("outputs", []) if o.get("name") == "stderr"]
    assert warnings == []
    checks = [cell for cell in notebook.cells if cell.source.startswith("check(")]
    assert len(checks) == 17
    assert not [output for cell in checks for output in cell.outputs if output.output_type == "error"]


def test_a_solved_release_trains_exports_and_gets_its_points(desk):
    notebook = nbformat.read(desk / "hw9.ipynb", as_version=4)
    notebook.cells = _until_q10(_solve(notebook).cells)
    modules = "import autograder.probes, hw9_pictures, hw9_support\n"
    modules += "print(hw9_pictures.__file__, hw9_support.__file__, autograder.probes.__file__)"
    plain_check = nbformat.v4.new_code_cell(f'{modules}\ngrader.check("q3")', id="plain-check")
    notebook.cells = [*notebook.cells[:-1], plain_check, notebook.cells[-1]]
    nbformat.write(notebook, desk / "hw9.ipynb")
    cells = {cell.id: cell for cell in execute(notebook, desk).cells}
    for module in ("hw9_pictures.py", "hw9_support.py", "autograder/probes.py"):
        assert str(desk / module) in outputs_of(cells["plain-check"]), "the kit's own copy was imported"
    assert "Using '" in outputs_of(cells["setup"])
    assert "passed" in outputs_of(cells["q3"])
    assert "passed" in outputs_of(cells["plain-check"])
    assert "[1/1] Train Loss" in outputs_of(cells["q10-train"])
    (submission,) = desk.glob("*.zip")
    with zipfile.ZipFile(submission) as archive:
        assert sorted(archive.namelist()) == ["checkpoints/q10.safetensors", "hw9.ipynb"]
    with OtterEngine(HW9, read_questions(HW9)) as engine:
        results = {result.name: result for result in engine.grade(Submission("me", submission).read(HW9)).questions}
    full = {name for name, result in results.items() if result.verdict is Verdict.CORRECT}
    assert full >= {f"q{number}" for number in range(1, 10)}
    assert results["q10"].score >= 6
    assert results["q17"].verdict is Verdict.MISSING


def _solve(notebook):
    """Put the master's answers where the student's belong."""
    answers = {cell.id: cell.source for cell in read_notebook(HW9.master).cells if BEGIN_SOLUTION in cell.source}
    for cell in notebook.cells:
        lines = answers.get(cell.id, cell.source).splitlines()
        cell.source = "\n".join(line for line in lines if line.strip() not in (BEGIN_SOLUTION, END_SOLUTION))
    return notebook


def _until_q10(cells):
    """Keep everything up to q10's check, with one epoch of training, and the last cell, which exports."""
    position = next(number for number, cell in enumerate(cells) if cell.id == "q10")
    kept = [*cells[: position + 1], cells[-1]]
    for cell in kept:
        cell.source = cell.source.replace('checkpoint="q10")', 'checkpoint="q10", epochs=1)')
    return kept


def test_the_committed_release_is_what_the_master_gives(release_zip):
    fresh = release_zip.parent
    names = {file.relative_to(fresh) for file in fresh.rglob("*") if file.is_file()}
    committed = {file.relative_to(HW9.release) for file in HW9.release.rglob("*") if file.is_file()}
    assert {name for name in committed if "__pycache__" not in name.parts} == names
    stale = [str(name) for name in sorted(names) if (fresh / name).read_bytes() != (HW9.release / name).read_bytes()]
    assert stale == [], "run `make release` and commit assignments/"


@pytest.mark.slow
def test_the_master_runs_from_top_to_bottom_and_becomes_the_solution(tmp_path):
    for name in ("source", "autograder", "hw9_pictures.py", "hw9_support.py", "nbgrader_config.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "autograder", "solution", "hw9"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    solution = read_notebook(tmp_path / "solutions" / "hw9" / "hw9.ipynb")
    printed = "\n".join(outputs_of(cell) for cell in solution.cells if cell.cell_type == "code")
    assert printed.count("[10/10] Train Loss") >= 5
    assert not [cell.id for cell in solution.cells if BEGIN_SOLUTION in cell.source]
    page = (tmp_path / "solutions" / "hw9" / "hw9.html").read_text(encoding="utf-8")
    assert "data:image/gif" in page
