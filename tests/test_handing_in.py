"""The student's side of the autograder, where it lives, in a notebook: check oneself and hand in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import types
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

with warnings.catch_warnings(action="ignore"):  # ipylab, which otter imports, is behind its times
    import otter

import autograder
from autograder import check, export

TEST_FILE = """
from otter.test_files import test_case
OK_FORMAT = False
name = "q3"

@test_case(points=0.5)
def test_public(double):
    assert double(2) == 4, "Twice two is four."

### BEGIN HIDDEN TESTS
@test_case(points=2.5, hidden=True)
def test_hidden(double):
    assert double(12345) == 24690, "Larger numbers are wrong."
### END HIDDEN TESTS
"""
ANSWER, HALF, WRONG = (
    "def double(x): return 2 * x",
    "def double(x): return x ** 2",
    "def double(x): return x",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release of one question, which the notebook runs in."""
    for name in ("HOMEWORK_GRADING", "HOMEWORK_TESTS", "NBGRADER_EXECUTION", "JPY_SESSION_NAME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "q3.py").write_text(TEST_FILE)
    (tmp_path / "tests" / "q10.py").write_text(TEST_FILE.replace("q3", "q10"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Cells:
    """A notebook whose cells run in this process."""

    def __init__(self, shell: InteractiveShell) -> None:
        self.shell = shell

    def run(self, code: str) -> tuple[Any, Any]:
        """Return what the cell showed, and its error."""
        with capture_output() as shown:
            result = self.shell.run_cell(code)
        assert shown.stderr == ""
        return shown, result.error_before_exec or result.error_in_exec


@pytest.fixture
def cells(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cells]:
    hooks = sys.displayhook, sys.excepthook
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    shell.run_cell("from autograder import check, export")
    monkeypatch.setattr(shell, "showtraceback", lambda *_, **__: None)
    yield Cells(shell)
    InteractiveShell.clear_instance()
    sys.displayhook, sys.excepthook = hooks


# --- check ---


def test_check_shows_what_otter_says(cells: Cells) -> None:
    cells.run(ANSWER)
    shown, error = cells.run('check("q3")')
    assert error is None
    assert [output.data["text/plain"] for output in shown.outputs] == ["q3 results: All test cases passed!"]
    assert "q3</pre></strong> passed!" in shown.outputs[0].data["text/html"]
    cells.run(WRONG)
    shown, error = cells.run('check("q3")')
    assert error is None
    assert "Twice two is four." in shown.outputs[0].data["text/html"]
    shown, error = cells.run('result = check("q3")')
    assert cells.shell.user_ns["result"] is None


@pytest.mark.parametrize("where", ["tests", "elsewhere"])
@pytest.mark.parametrize(("code", "passed"), [(ANSWER, 2), (HALF, 1), (WRONG, 0), ("pass", 0)])
def test_check_raises_under_nbgrader_and_hides_what_is_hidden(
    cells: Cells, folder: Path, monkeypatch: pytest.MonkeyPatch, code: str, passed: int, where: str
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    if where != "tests":
        (folder / "tests").rename(folder / where)
        monkeypatch.setenv("HOMEWORK_TESTS", str(folder / where))
    cells.run(code)
    shown, error = cells.run('check("q3")')
    if passed == 2:
        assert error is None
    else:
        assert isinstance(error, AssertionError)
        assert str(error) == f"q3: {passed} of 2 tests passed."
    everything = shown.stdout + str([output.data for output in shown.outputs])
    assert "q3 results" in everything
    assert "12345" not in everything
    assert "Larger numbers" not in everything
    assert not any("execute_result" in str(output) for output in shown.outputs)


def test_check_keeps_what_a_right_answer_says_off_stderr(cells: Cells, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    cells.run("import sys\ndef double(x): return (print('!', file=sys.stderr), 2 * x)[1]")
    shown, error = cells.run("check('q3')")  # `run` expects nothing on stderr
    assert error is None
    assert shown.stdout.startswith("!\n!\n")


def test_check_without_ipython_takes_the_names_of_its_caller(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for code, verdict in ((ANSWER, "All test cases passed!"), (WRONG, "Twice two is four.")):
        names = {"check": check}
        exec(f"{code}\ncheck('q3')", names)
        printed = capsys.readouterr()
        assert verdict in printed.out
        assert printed.err == ""


def test_check_of_an_unknown_question() -> None:
    with pytest.raises(ValueError, match=r"^There are no tests for 'q4', only for q3, q10\.$"):
        check("q4")


def test_check_without_tests(folder: Path) -> None:
    (folder / "tests").rename(folder / "moved")
    with pytest.raises(FileNotFoundError, match=r"^There is no folder 'tests' here: download the homework again\.$"):
        check("q3")


def test_check_without_otter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "otter", None)
    with pytest.raises(RuntimeError, match=r"^otter-grader is not installed: pip install otter-grader$"):
        check("q3")


def test_check_does_not_mind_how_many_notebooks_there_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_notebook(folder / "hw9.ipynb")
    write_notebook(folder / "copy of hw9.ipynb")
    exec(f"{ANSWER}\ncheck('q3')", {"check": check})
    assert "All test cases passed!" in capsys.readouterr().out


def test_check_obeys_otters_grading_mode(cells: Cells, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There otter's own folder counts, nothing is shown, and otter keeps the result."""
    (folder / "tests").rename(folder / "hidden")
    monkeypatch.setattr(otter.Notebook, "_grading_mode", True)
    monkeypatch.setattr(otter.Notebook, "_tests_dir_override", "./hidden")
    checker = otter.execute.Checker
    monkeypatch.setattr(checker, "_test_files", [])
    monkeypatch.setattr(checker, "_track_results", True)
    cells.run(HALF)
    shown, error = cells.run('check("q3")')
    assert (shown.stdout, shown.outputs, error) == ("", [], None)
    assert [(file.name, file.score) for file in checker.get_results()] == [("q3", 0.5)]


# --- export ---


def write_notebook(file: Path, *sources: str, **metadata: Any) -> None:
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), file)


@pytest.fixture
def work(folder: Path) -> Path:
    """A notebook that trains four networks, of which three are there, one of them too large."""
    trains = [f"run_model(data_path, model, checkpoint={name})" for name in ("'q10'", '"q12"', "'q15_mse'", "'q16'")]
    write_notebook(folder / "hw9.ipynb", *trains, "# run_model(data_path, model, checkpoint='never')", "export()")
    (folder / "checkpoints").mkdir()
    for name, size in (("q10", 1000), ("q12", 8 * 2**20), ("q16", 8 * 2**20 + 1)):
        (folder / "checkpoints" / f"{name}.safetensors").write_bytes(b"\0" * size)
    (folder / "checkpoints" / "notes.txt").write_text("private")
    (folder / ".OTTER_LOG").write_text("a pickle")
    return folder


def members(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_export(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.utime(work / "hw9.ipynb", (time.time() - 300,) * 2)
    export()
    target = work / "hw9-submission.zip"
    expected = ["checkpoints/q10.safetensors", "checkpoints/q12.safetensors", "hw9.ipynb"]
    assert members(target) == expected
    with zipfile.ZipFile(target) as archive:
        assert archive.read("hw9.ipynb") == (work / "hw9.ipynb").read_bytes()
    printed = capsys.readouterr()
    assert printed.err == ""
    lines = printed.out.splitlines()
    assert lines[0].startswith("hw9.ipynb was last saved at ")
    assert lines[0].endswith(", 5 min ago.")
    assert lines[1:] == [
        "If you changed it since, save it first, then run this cell again.",
        "hw9-submission.zip holds hw9.ipynb, checkpoints/q10.safetensors, checkpoints/q12.safetensors.",
        "Left out: checkpoints/q16.safetensors has over 8 MB. Train a smaller network.",
        "Missing: checkpoints/q15_mse.safetensors. Run its training cell, then this one again.",
    ]
    assert {path.name for path in work.iterdir()} - {"tests"} == {
        ".OTTER_LOG",
        "checkpoints",
        "hw9.ipynb",
        "hw9-submission.zip",
    }


def test_export_twice_gives_the_same_bytes(work: Path) -> None:
    export()
    first = (work / "hw9-submission.zip").read_bytes()
    os.utime(work / "checkpoints" / "q10.safetensors", (0, 0))
    os.utime(work / "hw9.ipynb", (10**9, 10**9))
    export()
    assert (work / "hw9-submission.zip").read_bytes() == first
    with zipfile.ZipFile(work / "hw9-submission.zip") as archive:
        for entry in archive.infolist():
            assert (entry.date_time, entry.create_system) == ((1980, 1, 1, 0, 0, 0), 3)
            assert entry.external_attr >> 16 == 0o644
            assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_export_without_checkpoints(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_notebook(folder / "hw9.ipynb", "1 + 1")
    export()
    assert members(folder / "hw9-submission.zip") == ["hw9.ipynb"]
    assert "Missing" not in capsys.readouterr().out


def test_export_keeps_quiet_about_what_run_model_keeps_to_go_on_from(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export()
    before, printed = (work / "hw9-submission.zip").read_bytes(), capsys.readouterr()
    for name, size in (("q10.last", 1000), ("q15_mse.last", 1000), ("q16.last", 8 * 2**20 + 1), (".q12", 1000)):
        (work / "checkpoints" / f"{name}.safetensors").write_bytes(b"\0" * size)
    export()
    assert (work / "hw9-submission.zip").read_bytes() == before
    assert capsys.readouterr() == printed
    assert "Missing: checkpoints/q15_mse.safetensors." in printed.out, "the other file does not stand in for it"


def test_export_asks_which_notebook(folder: Path) -> None:
    with pytest.raises(ValueError, match=r'^Which notebook\? Here are none: write export\("NAME\.ipynb"\)\.$'):
        export()
    for name in ("hw9.ipynb", "copy.ipynb", ".hidden.ipynb"):
        write_notebook(folder / name)
    with pytest.raises(ValueError, match=r"^Which notebook\? Here are copy\.ipynb, hw9\.ipynb: write"):
        export()
    with pytest.raises(FileNotFoundError, match=r"^There is no notebook 'hw8\.ipynb' in '"):
        export("hw8.ipynb")
    export("hw9.ipynb")
    assert members(folder / "hw9-submission.zip") == ["hw9.ipynb"]


def test_export_asks_the_front_ends(cells: Cells, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("hw9.ipynb", "renamed.ipynb", "other.ipynb"):
        write_notebook(folder / name)
    monkeypatch.setenv("JPY_SESSION_NAME", str(folder / "renamed.ipynb"))
    shown, error = cells.run("export()")
    assert error is None
    assert members(folder / "renamed-submission.zip") == ["renamed.ipynb"]
    assert [output.data["text/html"] for output in shown.outputs] == [
        '<a href="renamed-submission.zip" download>Download renamed-submission.zip</a>'
    ]
    monkeypatch.setenv("JPY_SESSION_NAME", "a folder/of the server/renamed.ipynb")
    assert autograder._find_notebook(None).name == "renamed.ipynb"
    cells.shell.user_ns["__vsc_ipynb_file__"] = str(folder / "hw9.ipynb")
    assert autograder._find_notebook(None).name == "hw9.ipynb"
    cells.shell.user_ns["__vsc_ipynb_file__"] = str(folder / "gone.ipynb")
    assert autograder._find_notebook(None).name == "renamed.ipynb"
    (folder / "script.py").write_text("")
    for session in ("7f3a-a-console", "script.py"):
        monkeypatch.setenv("JPY_SESSION_NAME", session)
        with pytest.raises(ValueError, match="Which notebook"):
            autograder._find_notebook(None)


def test_the_link_is_escaped(cells: Cells, folder: Path) -> None:
    name = "a <b>&' \"c.ipynb"
    write_notebook(folder / name)
    shown, error = cells.run("export()")
    assert error is None
    (output,) = shown.outputs
    link = output.data["text/html"]
    assert link.startswith('<a href="a%20%3Cb%3E%26%27%20%22c-submission.zip" download>')
    assert "Download a &lt;b&gt;&amp;&#x27; &quot;c-submission.zip" in link


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 3}', '{"cells": [{"cell_type": "code"}]}'])
def test_export_of_a_damaged_notebook(folder: Path, content: str) -> None:
    (folder / "hw9.ipynb").write_text(content)
    with pytest.raises(ValueError, match=r"^'hw9\.ipynb' is empty or damaged: save it and run this cell again\.$"):
        export()
    assert not (folder / "hw9-submission.zip").exists()


@pytest.mark.parametrize("signal", ["HOMEWORK_GRADING", "NBGRADER_EXECUTION"])
def test_export_does_nothing_while_grading(
    work: Path, signal: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(signal, "autograde")
    export()
    assert capsys.readouterr().out == "The notebook is being graded: nothing to export.\n"
    assert not (work / "hw9-submission.zip").exists()


@pytest.fixture
def colab(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A make-believe google.colab: what it answers, and what it was asked."""
    state: dict[str, Any] = {"reply": None, "asked": [], "downloads": []}

    def blocking_request(kind: str, request: str = "", timeout_sec: int = 5) -> Any:
        state["asked"].append(kind)
        return state["reply"]

    for name, content in (
        ("google", {}),
        ("google.colab", {}),
        ("google.colab._message", {"blocking_request": blocking_request}),
        ("google.colab.files", {"download": state["downloads"].append}),
    ):
        module = types.ModuleType(name)
        module.__dict__.update(content)
        monkeypatch.setitem(sys.modules, name, module)
    (folder / "checkpoints").mkdir()
    (folder / "checkpoints" / "q10.safetensors").write_bytes(b"\0" * 10)
    return state


@pytest.mark.parametrize(
    ("metadata", "stem"),
    [
        ({"homework": {"assignment": "hw9"}, "colab": {"name": "Copy of hw9.ipynb"}}, "hw9"),
        ({"colab": {"name": "../Copy of hw9.ipynb"}}, "___Copy_of_hw9"),
        ({}, "notebook"),
    ],
)
def test_export_on_colab(
    colab: dict[str, Any], folder: Path, metadata: Any, stem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = ["run_model(data_path, model,\n", "    checkpoint='q12')  # né"]
    notebook = {"cells": [{"cell_type": "code", "source": source}], "metadata": metadata, "nbformat": 4}
    colab["reply"] = {"ipynb": notebook}
    export()
    target = folder / f"{stem}-submission.zip"
    assert members(target) == sorted(["checkpoints/q10.safetensors", f"{stem}.ipynb"])
    with zipfile.ZipFile(target) as archive:
        assert json.loads(archive.read(f"{stem}.ipynb")) == notebook
    assert colab["asked"] == ["get_ipynb"]
    assert colab["downloads"] == [target.name]
    assert "Missing: checkpoints/q12.safetensors." in capsys.readouterr().out


@pytest.mark.parametrize("reply", [None, {}, {"ipynb": None}])
def test_colab_that_does_not_answer(colab: dict[str, Any], reply: Any) -> None:
    colab["reply"] = reply
    with pytest.raises(RuntimeError, match=r"^Colab did not hand over the notebook: save it \(Ctrl\+S\)"):
        export()


# --- by itself ---


def test_it_loads_and_exports_with_python_alone(folder: Path) -> None:
    """The command line starts with this file, and a student has little else of the package."""
    (folder / "autograder").mkdir()
    shutil.copy(autograder.__file__, folder / "autograder")
    write_notebook(folder / "hw9.ipynb", "1 + 1")
    code = (
        "import sys; before = {*sys.modules}; import autograder; autograder.export(); print(*{*sys.modules} - before)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = [sys.executable, "-c", code]
    result = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in result.stdout.splitlines()[-1].split()}
    assert "autograder" in loaded
    assert loaded & {"torch", "IPython", "otter", "hw9_support"} == set()
    assert loaded - {"autograder"} <= sys.stdlib_module_names
    assert members(folder / "hw9-submission.zip") == ["hw9.ipynb"]


def test_a_star_gives_a_notebook_no_more_than_this() -> None:
    names: dict[str, Any] = {}
    exec("from autograder import *", names)
    assert {*names} - {"__builtins__"} == {"check", "export"}


# --- a real kernel ---

CELLS = [
    "from autograder import check, export",
    "import warnings\ndef double(x): return (warnings.warn('slow'), 2 * x)[1]",
    "check('q3')",
    "export()",
]


def test_in_a_kernel(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No word on stderr, the result and the link once, below their cells."""
    kit = str(Path(autograder.__file__).parent.parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([kit, os.environ.get("PYTHONPATH", "")]))
    write_notebook(work / "hw9.ipynb", *CELLS)
    notebook = nbformat.read(work / "hw9.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(work)}}).execute()
    outputs = [cell.outputs for cell in notebook.cells]
    assert not [out for outs in outputs for out in outs if out.get("name") == "stderr"]
    shown = [[out.data["text/html"] for out in outs if out.output_type != "stream"] for outs in outputs]
    assert [len(each) for each in shown] == [0, 0, 1, 1]
    streams = ["".join(out.text for out in outs if out.output_type == "stream") for outs in outputs]
    assert "UserWarning: slow" in streams[2]
    assert "passed!" in shown[2][0]
    assert "hw9-submission.zip" in shown[3][0]
    assert members(work / "hw9-submission.zip") == [
        "checkpoints/q10.safetensors",
        "checkpoints/q12.safetensors",
        "hw9.ipynb",
    ]
