"""From a master notebook to what students get, and to the solution that is handed out afterwards."""

from __future__ import annotations

import ast
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.course import Assignment, UserError, find_course, replace_folder
from autograder.environment import environment, search_path
from autograder.master import BEGIN_SOLUTION, check_master, read_notebook, solution_regions
from autograder.questions import BEGIN_HIDDEN, hidden_half, is_read_again, public_half, read_questions
from autograder.warm_server import RELEASED_FILES

FIXED_DATE = (2020, 1, 1, 0, 0, 0)
TELLING_LENGTH = 12


def make_release(assignment: Assignment) -> list[Path]:
    """Rebuild `assignments/<name>/` and its zip from the master and return its files.

    Only what the allow-list names goes in: nbgrader's version of the notebook, the pictures that it shows,
    the support module, the two released files of this package and the public halves of the tests.

    Raises:
        UserError: the master cannot be released as it is; an earlier release is then left untouched.
    """
    assignment.release.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=assignment.release.parent, prefix=".release-") as scratch:
        folder = build_release(assignment, Path(scratch, assignment.name))
        replace_folder(folder, assignment.release)
    return list(files_in(assignment.release))


def build_release(assignment: Assignment, folder: Path) -> Path:
    """Fill and return a new `folder` with what `make_release` makes.

    Raises:
        UserError: the master cannot be released as it is.
    """
    master = check_master(assignment, read_questions(assignment))
    folder.mkdir()
    _generate_notebook(assignment, folder)
    _copy_kit(assignment, folder)
    _copy_pictures(assignment, master, folder)
    write_public_tests(assignment, folder / "tests")
    write_zip(folder, folder / f"{assignment.name}.zip")
    for sentence in hidden_text(assignment, folder):
        raise UserError(sentence)
    return folder


def release_problems(assignment: Assignment) -> Iterator[str]:
    """Yield a sentence for each file of the committed release that is not what the master makes, or gives away.

    Raises:
        UserError: the master cannot be released as it is.
    """
    with tempfile.TemporaryDirectory(prefix="release-") as scratch:
        fresh, old = (_contents(f) for f in (build_release(assignment, Path(scratch, "new")), assignment.release))
    for name in sorted(fresh.keys() | old.keys()):
        if fresh.get(name) != old.get(name):
            yield f"assignments/{assignment.name}/{name} is not what the master makes: run `make release`."
    yield from hidden_text(assignment, assignment.release)


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files_in(folder)}


def make_solution(assignment: Assignment, data: Path) -> list[Path]:
    """Let nbgrader make and run the solution version; return the notebook and the page, in `solutions/<name>/`.

    Args:
        assignment: what to solve.
        data: a folder with MNIST as torchvision lays it out; the notebook trains on it.

    Raises:
        UserError: the master is not in order, or a cell of it fails.
    """
    from nbconvert import HTMLExporter

    master = check_master(assignment, read_questions(assignment))
    target = assignment.course.root / "solutions" / assignment.name
    with tempfile.TemporaryDirectory(prefix="solution-") as scratch:
        copy = _scratch_course(assignment, Path(scratch))
        _copy_pictures(assignment, master, copy.source)
        for module in assignment.modules:
            shutil.copy(module, copy.source)
        write_public_tests(assignment, copy.source / "tests")
        (copy.source / "data").symlink_to(data.resolve())
        _run_nbgrader("GenerateAssignment", copy)
        _run_nbgrader("GenerateSolution", copy)
        solution = copy.course.root / "solutions" / assignment.name / assignment.master.name
        notebook = read_notebook(solution)
        _refuse_errors(notebook)
        page, _ = HTMLExporter(embed_images=True).from_notebook_node(
            notebook, {"metadata": {"path": str(copy.source), "name": assignment.name}}
        )
        target.mkdir(parents=True, exist_ok=True)
        solution.chmod(0o644)
        shutil.copy(solution, target)
    (target / f"{assignment.name}.html").write_text(page, encoding="utf-8")
    return [target / assignment.master.name, target / f"{assignment.name}.html"]


def write_public_tests(assignment: Assignment, folder: Path) -> None:
    """Write the public halves of the assignment's test files into a new `folder`."""
    folder.mkdir()
    for question in read_questions(assignment):
        file = assignment.tests / f"{question.name}.py"
        text = public_half(file.read_text(encoding="utf-8"), str(file))
        (folder / file.name).write_text(text, encoding="utf-8")


def write_zip(folder: Path, target: Path) -> None:
    """Zip the files of `folder` into `target`; the same files give the same bytes everywhere.

    They are stored as they are: what compression makes of them depends on the version of zlib.
    """
    files = [file for file in files_in(folder) if file != target]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), FIXED_DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, file.read_bytes())


def files_in(folder: Path) -> Iterator[Path]:
    """Yield all files below `folder`, in a fixed order, without Python's own leavings."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file


def _generate_notebook(assignment: Assignment, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="release-") as scratch:
        copy = _scratch_course(assignment, Path(scratch))
        _run_nbgrader("GenerateAssignment", copy, database=False)
        shutil.copy(copy.release / assignment.master.name, folder)


def _scratch_course(assignment: Assignment, root: Path) -> Assignment:
    """Return the assignment in a throw-away course, so that nbgrader's gradebook and leavings stay out of ours.

    Its tests are ours, by their full path: hidden cases are not copied about.
    """
    course = assignment.course
    (root / "source" / assignment.name).mkdir(parents=True)
    settings = (course.root / "source" / "course.toml").read_text(encoding="utf-8")
    tests = f"tests = {json.dumps(str(assignment.tests.resolve().parent))}"
    settings = re.sub(r"^tests\s*=.*$", lambda _: tests, settings, flags=re.MULTILINE)
    (root / "source" / "course.toml").write_text(settings, encoding="utf-8")
    shutil.copy(course.root / "nbgrader_config.py", root)
    shutil.copy(assignment.master, root / "source" / assignment.name)
    return find_course(root).assignment(assignment.name)


def _run_nbgrader(converter: str, assignment: Assignment, *, database: bool = True) -> None:
    """Run one of nbgrader's converters on the assignment, with the configuration in its course folder.

    Without a database (creating one takes seconds) the step that only writes to it is left out.
    """
    from nbgrader import converters
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.preprocessors import SaveCells
    from nbgrader.utils import capture_log
    from traitlets.config import PyFileConfigLoader

    root = str(assignment.course.root)
    config = PyFileConfigLoader("nbgrader_config.py", path=root).load_config()
    config.CourseDirectory.root = root
    config.CourseDirectory.assignment_id = assignment.name
    if not database:
        steps = config[converter].preprocessors
        config[converter].preprocessors = [step for step in steps if step is not SaveCells]
        config[converter].no_database = True
    course = CourseDirectory(config=config)
    with environment(PATH=search_path()):  # nbgrader starts alembic by name
        outcome = capture_log(getattr(converters, converter)(coursedir=course, config=config))
    if not outcome["success"]:
        reasons = [line for line in outcome.get("log", "").splitlines() if "Error" in line]
        raise UserError(f"nbgrader's {converter} failed on {assignment.name}: {(reasons or ['no reason given'])[-1]}")


def _kit(assignment: Assignment) -> dict[str, Path]:
    """Return what code goes out besides the tests: name in the release → file."""
    package = assignment.course.root / "autograder"
    modules = {module.name: module for module in assignment.modules}
    return modules | {f"autograder/{name}": package / name for name in RELEASED_FILES}


def _copy_kit(assignment: Assignment, folder: Path) -> None:
    for name, file in _kit(assignment).items():
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(file, folder / name)


def _copy_pictures(assignment: Assignment, notebook: Any, folder: Path) -> None:
    names = {name for cell in notebook.cells for name in re.findall(r"images/[\w.-]+", cell.source)}
    for name in sorted(names):
        if not (assignment.source / name).is_file():
            raise UserError(f"{assignment.master.name} shows {name}, which is not in {assignment.source}.")
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(assignment.source / name, folder / name)


def hidden_text(assignment: Assignment, folder: Path) -> Iterator[str]:
    """Yield a sentence for each file of a release, those in its zip too, that holds what is hidden.

    That is: solutions, and names and strings of hidden tests.
    """
    kit = "".join(file.read_text(encoding="utf-8") for file in _kit(assignment).values())
    secrets = [BEGIN_SOLUTION, BEGIN_HIDDEN]
    secrets += [region.strip() for region in solution_regions(read_notebook(assignment.master))]
    for file in sorted(assignment.tests.glob("*.py")):
        source = file.read_text(encoding="utf-8")
        public = kit + public_half(source, str(file))
        secrets += [secret for secret in _telling_parts(hidden_half(source)) if secret not in public]
    telling = [secret for secret in dict.fromkeys(secrets) if len(secret) >= TELLING_LENGTH]
    for name, content in _with_zip_entries(folder):
        text = content.decode("utf-8", "replace")
        if found := next(filter(None, (_found(secret, text) for secret in telling)), ""):
            yield f"{name} would give away hidden text: {found.splitlines()[0]!r}."


def _with_zip_entries(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name, content in _contents(folder).items():
        if not name.endswith(".zip"):
            yield name, content
            continue
        with zipfile.ZipFile(folder / name) as archive:
            for entry in archive.namelist():
                yield f"{name}/{entry}", archive.read(entry)


def _telling_parts(source: str) -> list[str]:
    """Return the functions and constants that Python code defines and the strings in it, in a fixed order.

    Headings of the notebook and parts of other strings, in `READ_AGAIN`, are not among them.
    """
    statements = [node for node in ast.parse(source).body if not is_read_again(node)]
    nodes = [node for statement in statements for node in ast.walk(statement)]
    names = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    names |= {node.id for node in nodes if isinstance(node, ast.Name) and node.id.isupper()}
    strings = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return sorted(names | strings)


def _found(secret: str, text: str) -> str:
    """Return `secret` as it stands in a text, as a whole, however it is indented, plain or in a notebook's JSON."""
    lines = [line.strip() for line in secret.splitlines() if line.strip()]
    forms = [sorted({line, json.dumps(line, ensure_ascii=False)[1:-1]}) for line in lines]
    if not any(form in text for form in forms[0]):  # quick, and nearly always so
        return ""
    pattern = r'(?:\\n",)?\s+"?\s*'.join(f"(?:{'|'.join(map(re.escape, either))})" for either in forms)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text)
    return found[0] if found else ""


def _refuse_errors(notebook: Any) -> None:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise UserError(f"The solution fails in cell '{cell.id}': {output.ename}: {output.evalue}")
