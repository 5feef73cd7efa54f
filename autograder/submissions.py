"""What students handed in: found in folders and archives, named for its student, read without trusting it."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
import yaml

from autograder.course import Assignment, Limits, UserError
from autograder.questions import natural

MOST_ENTRIES = 10_000
CHECKPOINT = re.compile(r"(?:.*/)?checkpoints/(\w+\.safetensors)")
OTTER_DATE = r"[^_]+_\d{4}_\d\d_\d\dT"
CANVAS = re.compile(rf"(?!{OTTER_DATE})(?P<name>[^_/]+)_(?:LATE_)?(?P<user>\d+)_(?P<attempt>\d+)_.+")
GRADESCOPE_METADATA = "submission_metadata.yml"


class Unreadable(Exception):
    """Nothing can be graded here; the text is one sentence that says why."""


@dataclass(frozen=True)
class Submission:
    """One student's work: its files are read only when asked for, and only those that grading needs."""

    student: str
    origin: Path
    attempt: int = 0

    def read(self, assignment: Assignment) -> Work:
        """Return the notebook and the checkpoints.

        Raises:
            Unreadable: there is no notebook of this assignment, or the file cannot be opened at all.
        """
        return _read_work(self.origin, assignment)


@dataclass(frozen=True)
class Work:
    """The readable part of a submission."""

    notebook: Any
    checkpoints: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@contextmanager
def unpacked(place: Path) -> Iterator[Path]:
    """Yield the folder of submissions that `place` is, or that the bulk download `place` unpacks to meanwhile.

    Raises:
        UserError: it is neither.
    """
    if place.is_dir():
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="submissions-") as scratch:
        try:
            with zipfile.ZipFile(place) as archive:
                archive.extractall(scratch)
        except (OSError, zipfile.BadZipFile):
            raise UserError(f"{place} is neither a folder of submissions nor the zip of one.") from None
        inner = [entry for entry in Path(scratch).iterdir() if not entry.name.startswith("__")]
        yield inner[0] if len(inner) == 1 and inner[0].is_dir() else Path(scratch)


def find_submissions(place: Path) -> list[Submission]:
    """Return one submission a student, sorted by student; of several attempts on Canvas the last one.

    Args:
        place: a folder of notebooks, of zips or of student folders, or the bulk download of Canvas or Gradescope.

    Raises:
        UserError: there is nothing there, or two files claim one student.
    """
    found: dict[str, Submission] = {}
    for submission in _submissions_in(place):
        other = found.get(submission.student)
        if other and other.attempt == submission.attempt:
            raise UserError(
                f"Both {other.origin} and {submission.origin} belong to '{submission.student}': keep one of them."
            )
        if not other or submission.attempt > other.attempt:
            found[submission.student] = submission
    if not found:
        raise UserError(f"{place} has no submissions: no notebook, no zip and no student folder.")
    return sorted(found.values(), key=lambda submission: natural(submission.student))


def _submissions_in(place: Path) -> Iterator[Submission]:
    metadata = next((file for file in sorted(place.rglob(GRADESCOPE_METADATA))), None)
    if metadata:
        yield from _gradescope_submissions(metadata)
        return
    for entry in sorted(place.iterdir()):
        if entry.name.startswith((".", "__")):
            continue
        canvas = CANVAS.fullmatch(entry.name)
        if canvas and entry.is_file():
            yield Submission(f"{canvas['name']}_{canvas['user']}", entry, int(canvas["attempt"]))
        elif entry.is_dir() or entry.suffix in (".ipynb", ".zip"):
            yield Submission(student_id(entry.stem if entry.is_file() else entry.name), entry)


def _gradescope_submissions(metadata: Path) -> Iterator[Submission]:
    """Yield what a Gradescope export holds: a folder a submission, and its submitters' names in one YAML file."""

    class Loader(yaml.SafeLoader):
        """Reads Ruby's symbols and unknown tags as plain text."""

    Loader.add_multi_constructor("", lambda loader, suffix, node: getattr(node, "value", None))
    try:
        entries = yaml.load(metadata.read_text(encoding="utf-8"), Loader=Loader)
        people = {str(folder): entry[":submitters"] for folder, entry in entries.items()}
    except (yaml.YAMLError, OSError, AttributeError, KeyError, TypeError):
        raise UserError(f"{metadata} is not what Gradescope writes: export the submissions again.") from None
    for folder, submitters in people.items():
        for person in submitters:
            name = person.get(":sid") or person.get(":email") or person.get(":name")
            yield Submission(student_id(str(name)), metadata.parent / folder)


def student_id(text: str) -> str:
    """Return `text` as a name that is safe for files: letters, digits and `_ - . @`, at most 80 of them."""
    return re.sub(r"[^\w@.-]+", "_", text).strip("._-@")[:80] or "unnamed"


def _read_work(origin: Path, assignment: Assignment) -> Work:
    limits = assignment.course.settings.limits
    if origin.is_file() and origin.suffix == ".ipynb":
        return Work(parse_notebook(_read_file(origin, limits.notebook_megabytes), assignment))
    if origin.is_dir():
        zips = sorted(origin.glob("*.zip"))
        if len(zips) == 1 and not list(origin.rglob("*.ipynb")):
            return _read_work(zips[0], assignment)
        return _select(_folder_entries(origin), assignment, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(origin.read_bytes())) as archive:
            return _select(_zip_entries(archive), assignment, limits)
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise Unreadable("The file is not a zip archive that can be opened.") from None


Entry = tuple[str, int, Callable[[], bytes]]


def _folder_entries(folder: Path) -> Iterator[Entry]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield file.relative_to(folder).as_posix(), file.stat().st_size, file.read_bytes


def _zip_entries(archive: zipfile.ZipFile) -> Iterator[Entry]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"The archive has {len(entries):,} entries.")
    for entry in entries:
        if not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16):
            yield entry.filename, entry.file_size, lambda entry=entry: archive.read(entry)  # type: ignore[misc]


def _select(entries: Iterator[Entry], assignment: Assignment, limits: Limits) -> Work:
    """Take the one notebook and the checkpoints; everything else stays unread, whatever it is."""
    notebooks: list[Entry] = []
    checkpoints: dict[str, bytes] = {}
    notes: list[str] = []
    for name, size, read in entries:
        path = PurePosixPath(name)
        if any(part.startswith((".", "__")) for part in path.parts):
            continue
        if path.suffix == ".ipynb":
            notebooks.append((name, size, read))
        elif checkpoint := CHECKPOINT.fullmatch(name):
            if size > limits.checkpoint_megabytes * 2**20:
                notes.append(f"{checkpoint[1]} is larger than {limits.checkpoint_megabytes:g} MB and was left out.")
            else:
                checkpoints[checkpoint[1]] = read()
    name, size, read = _one_notebook(notebooks, assignment)
    if size > limits.notebook_megabytes * 2**20:
        raise Unreadable(f"The notebook is larger than {limits.notebook_megabytes:g} MB.")
    return Work(parse_notebook(read(), assignment), checkpoints, tuple(notes))


def _one_notebook(notebooks: list[Entry], assignment: Assignment) -> Entry:
    if not notebooks:
        raise Unreadable("There is no notebook in it.")
    if len(notebooks) == 1:
        return notebooks[0]
    named = [entry for entry in notebooks if PurePosixPath(entry[0]).name == assignment.master.name]
    if len(named) != 1:
        raise Unreadable(
            f"There are {len(notebooks)} notebooks in it, and not exactly one is {assignment.master.name}."
        )
    return named[0]


def _read_file(file: Path, megabytes: float) -> bytes:
    try:
        if file.stat().st_size > megabytes * 2**20:
            raise Unreadable(f"The notebook is larger than {megabytes:g} MB.")
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from None


def parse_notebook(content: bytes, assignment: Assignment) -> Any:
    """Return the notebook of this assignment that `content` holds, as nbformat 4.

    Raises:
        Unreadable: it is no notebook, an empty one, or another assignment's.
    """
    if not content.strip():
        raise Unreadable("The notebook is empty.")
    try:
        notebook = nbformat.reads(content.decode("utf-8"), as_version=4)
        cells = [cell for cell in notebook.cells if cell.source.strip()]
    except Exception:  # whatever json and nbformat make of a stranger's file
        raise Unreadable("The file is not a Jupyter notebook.") from None
    if not cells:
        raise Unreadable("The notebook is empty.")
    name = notebook.metadata.get("homework", {}).get("assignment")
    if name is None:
        name = assignment.name if _asks(notebook, assignment) else "something else"
    if name != assignment.name:
        raise Unreadable(f"This is a notebook of another assignment ({student_id(str(name))}).")
    return notebook


def _asks(notebook: Any, assignment: Assignment) -> bool:
    """Return whether a notebook that lost its metadata still checks one of the assignment's questions."""
    calls = re.findall(r"""check\(["'](\w+)["']\)""", "\n".join(cell.source for cell in notebook.cells))
    return bool({file.stem for file in assignment.tests.glob("*.py")} & set(calls))


def fingerprint(origin: Path) -> str:
    """Return a hash of everything in a file or folder that was handed in, or of nothing where it cannot be read."""
    digest = hashlib.sha256()
    files = [origin] if origin.is_file() else sorted(file for file in origin.rglob("*") if file.is_file())
    for file in files:
        try:
            digest.update(file.relative_to(origin).as_posix().encode() + b"\0" + file.read_bytes())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()
