"""The homework kit, which releases notebooks to students and grades them; and what such a notebook imports of it:

    from autograder import check, export

`check` tests an answer, `export` writes the zip to hand in. Students get this file and `probes.py` alone of the
package, so it uses nothing else of the kit. It loads fast: IPython, otter and Colab's modules are for the functions
that need them.
"""

from __future__ import annotations

import contextlib
import html
import importlib
import io
import json
import os
import re
import sys
import time
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

__all__ = ["check", "export"]

CHECKPOINT_MEGABYTES = 8  # a larger one is not graded


# --- checking oneself -----------------------------------------------------------------------------------


def check(question: str) -> None:
    """Run the tests of a question, as in `check("q3")`, on what the notebook has defined; show the result.

    Raises:
        AssertionError: a test failed, and it is nbgrader that runs the notebook.
        FileNotFoundError, RuntimeError, ValueError: no tests, no otter, or no such question.
    """
    shell = _shell()
    namespace = shell.user_ns if shell else sys._getframe(1).f_globals
    folder = os.environ.get("HOMEWORK_TESTS", "tests")
    with contextlib.redirect_stderr(sys.stdout):  # for nbgrader a warning is a failure
        try:
            from otter import Notebook
        except ImportError:
            raise RuntimeError("otter-grader is not installed: pip install otter-grader") from None
        if not Notebook._grading_mode:  # otter has its own folder there
            _expect_question(Path(folder), question)
        result = Notebook(tests_dir=folder).check(question, namespace)
    if os.environ.get("NBGRADER_EXECUTION"):
        print(result.summary(public_only=True))
        if not result.passed_all:
            passed = [case.passed for case in result.test_case_results]
            raise AssertionError(f"{question}: {sum(passed)} of {len(passed)} tests passed.")
    elif not Notebook._grading_mode:
        _ipython_display().display(result) if shell else print(result)


def _expect_question(folder: Path, question: str) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder '{folder}' here: download the homework again.")
    known = sorted((file.stem for file in folder.glob("*.py")), key=lambda name: (len(name), name))
    if question not in known:
        raise ValueError(f"There are no tests for {question!r}, only for {', '.join(known)}.")


def _shell() -> Any | None:
    """Return the IPython shell around us, None in a plain script."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def _ipython_display() -> Any:
    return importlib.import_module("IPython.display")


# --- handing in -----------------------------------------------------------------------------------------


def export(notebook: str | Path | None = None) -> None:
    """Write `<notebook>-submission.zip`: the notebook as last saved, and the checkpoints.

    Args:
        notebook: its file name; needed only where it cannot be found out.

    Raises:
        FileNotFoundError, RuntimeError, ValueError: there is no telling which notebook, or it cannot be read.
    """
    if os.environ.get("HOMEWORK_GRADING") or os.environ.get("NBGRADER_EXECUTION"):
        return print("The notebook is being graded: nothing to export.")
    on_colab = "google.colab" in sys.modules and notebook is None
    name, content = _notebook_from_colab() if on_colab else _notebook_from_disk(_find_notebook(notebook))
    wanted = _named_checkpoints(name, content)
    files = _checkpoint_files()
    small = [file for file in files if file.stat().st_size <= CHECKPOINT_MEGABYTES * 2**20]
    target = Path(f"{Path(name).stem}-submission.zip")
    _write(target, _zip({name: content} | {file.as_posix(): file.read_bytes() for file in small}))
    print(f"{target} holds {', '.join([name, *(file.as_posix() for file in small)])}.")
    for file in sorted({*files} - {*small}):
        print(f"Left out: {file.as_posix()} has over {CHECKPOINT_MEGABYTES} MB. Train a smaller network.")
    for missing in sorted(wanted - {file.stem for file in files}):
        print(f"Missing: checkpoints/{missing}.safetensors. Run its training cell, then this one again.")
    if on_colab:
        importlib.import_module("google.colab.files").download(str(target))
    elif _shell():
        link = f'<a href="{quote(target.name)}" download>Download {html.escape(target.name)}</a>'
        _ipython_display().display(_ipython_display().HTML(link))


def _find_notebook(notebook: str | Path | None) -> Path:
    """Return the notebook's file: as told, as VS Code or Jupyter say, or the only one here."""
    if notebook and not Path(notebook).is_file():
        raise FileNotFoundError(f"There is no notebook '{notebook}' in '{Path.cwd()}'.")
    shell = _shell()
    in_vscode = shell.user_ns.get("__vsc_ipynb_file__") if shell else None
    for path in [Path(told) for told in (notebook, in_vscode, os.environ.get("JPY_SESSION_NAME")) if told]:
        for candidate in (path, Path(path.name)):
            if candidate.suffix == ".ipynb" and candidate.is_file():
                return candidate
    here = sorted(path.name for path in Path().glob("[!.]*.ipynb"))
    if len(here) != 1:
        raise ValueError(f'Which notebook? Here are {", ".join(here) or "none"}: write export("NAME.ipynb").')
    return Path(here[0])


def _notebook_from_disk(file: Path) -> tuple[str, bytes]:
    saved = file.stat().st_mtime
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(saved))
    print(f"{file.name} was last saved at {when}, {(time.time() - saved) / 60:.0f} min ago.")
    print("If you changed it since, save it first, then run this cell again.")
    return file.name, file.read_bytes()


def _notebook_from_colab() -> tuple[str, bytes]:
    """Fetch the notebook from the browser: on Colab it is not among the files."""
    ask = importlib.import_module("google.colab._message").blocking_request
    notebook = (ask("get_ipynb", request="", timeout_sec=30) or {}).get("ipynb")
    if not notebook:
        raise RuntimeError("Colab did not hand over the notebook: save it (Ctrl+S) and run this cell again.")
    metadata = notebook.get("metadata", {})
    name = metadata.get("homework", {}).get("assignment") or metadata.get("colab", {}).get("name", "notebook")
    name = re.sub(r"[^\w-]", "_", name.removesuffix(".ipynb"))
    return f"{name}.ipynb", json.dumps(notebook, indent=1).encode()


def _named_checkpoints(name: str, content: bytes) -> set[str]:
    """Return the checkpoints that the code of a notebook names."""
    try:
        cells = json.loads(content)["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    except (ValueError, LookupError, TypeError):
        raise ValueError(f"'{name}' is empty or damaged: save it and run this cell again.") from None
    return set(re.findall(r"""^[^#\n]*\bcheckpoint\s*=\s*["']([\w-]+)["']""", code, re.MULTILINE))


def _checkpoint_files() -> list[Path]:
    """Return the checkpoints here; a dot in the name marks what `run_model` keeps for itself, to go on from."""
    return sorted(file for file in Path("checkpoints").glob("*.safetensors") if "." not in file.stem)


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, so that an interrupted cell leaves no half one."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _zip(files: dict[str, bytes]) -> bytes:
    """Return a zip archive: the same files give the same bytes, whenever and wherever."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            writer.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
