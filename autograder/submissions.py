"""What students handed in: found in folders and archives, named for its student, read without trusting it."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
import yaml

from autograder.course import Assignment, UserError
from autograder.master import read_notebook
from autograder.questions import natural
from autograder.repair import repair

MOST_ENTRIES, MOST_CHECKPOINTS = 10_000, 40
CHECKPOINT = re.compile(r"(?:.*/)?checkpoints/([\w-]{1,100}\.safetensors)")
NOT_OTTERS = r"(?![^_]+_\d{4}_\d\d_\d\dT)"  # its zips end in a date, which would pass for Canvas's numbers
CANVAS = re.compile(NOT_OTTERS + r"(?P<name>[^_/]+)_(?:LATE_)?(?P<user>\d{2,})_(?P<attempt>\d{3,})_.+")
GRADESCOPE_METADATA = "submission_metadata.yml"


class Unreadable(Exception):
    """Nothing can be graded here; the text is one sentence that says why."""


@dataclass(frozen=True)
class Submission:
    """One student's work: its files are read only when asked for, and only those that grading needs."""

    student: str
    origin: Path
    attempt: int = 0

    @property
    def kind(self) -> int:
        """2 for a zip or a folder, 1 for a notebook, 0 for what cannot be graded."""
        return 2 if self.origin.is_dir() else {".zip": 2, ".ipynb": 1}.get(self.origin.suffix.lower(), 0)

    @property
    def worth(self) -> tuple[int, int]:
        """What decides between files of one student: first the kind, then Canvas's number, which grows with time."""
        return self.kind, self.attempt

    def read(self, assignment: Assignment) -> Work:
        """Return the notebook, repaired against the assignment's release, and the checkpoints.

        Raises:
            Unreadable: there is no notebook of this assignment, or the file cannot be opened at all.
            UserError: the assignment was not released yet.
        """
        release = release_of(assignment)
        work = _read_work(self.origin, assignment)
        repaired = repair(work.notebook, release)
        return replace(work, notebook=repaired.notebook, notes=(*work.notes, *repaired.notes))


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
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
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
        other = found.setdefault(submission.student.casefold(), submission)
        if other is submission:
            continue
        both_gradable = other.kind > 0 and submission.kind > 0
        if other.worth == submission.worth or (both_gradable and not other.attempt and not submission.attempt):
            raise UserError(
                f"Both {other.origin} and {submission.origin} belong to '{submission.student}': keep one of them."
            )
        found[submission.student.casefold()] = max(other, submission, key=lambda each: each.worth)
    if not found:
        raise UserError(f"{place} has no submissions: it is empty.")
    return sorted(found.values(), key=lambda submission: natural(submission.student))


def _submissions_in(place: Path) -> Iterator[Submission]:
    for metadata in (place / GRADESCOPE_METADATA, *place.glob(f"assignment_*/{GRADESCOPE_METADATA}")):
        if metadata.is_file():
            yield from _gradescope_submissions(metadata)
            return
    for entry in sorted(place.iterdir()):
        if entry.name.startswith((".", "__")):
            continue
        canvas = CANVAS.fullmatch(entry.name)
        if canvas and entry.is_file():
            yield Submission(student_id(f"{canvas['name']}_{canvas['user']}"), entry, int(canvas["attempt"]))
        else:
            yield Submission(student_id(entry.name if entry.is_dir() else entry.stem), entry)


def _gradescope_submissions(metadata: Path) -> Iterator[Submission]:
    """Yield what a Gradescope export holds: a folder a submission, and its submitters' names in one YAML file."""

    class Loader(yaml.SafeLoader):
        """Reads Ruby's symbols and unknown tags as plain text."""

    Loader.add_multi_constructor("", lambda loader, suffix, node: getattr(node, "value", None))
    try:
        entries = yaml.load(metadata.read_text(encoding="utf-8"), Loader=Loader)
        people = [
            (str(folder), person.get(":sid") or person.get(":email") or person.get(":name"))
            for folder, entry in entries.items()
            for person in entry[":submitters"]
        ]
    except (yaml.YAMLError, OSError, AttributeError, KeyError, TypeError):
        raise UserError(f"{metadata} is not what Gradescope writes: export the submissions again.") from None
    for folder, name in people:
        if not re.fullmatch(r"\w+", folder):
            raise UserError(f"{metadata} names a folder {folder!r}, which Gradescope would not: export again.")
        yield Submission(student_id(str(name)), metadata.parent / folder)


def student_id(text: str) -> str:
    """Return `text` as a name that is safe for files: letters, digits and `_ - . @`, at most 80, in 160 bytes."""
    safe = re.sub(r"[^\w@.-]+", "_", text).strip("._-@")[:80]
    return safe.encode()[:160].decode(errors="ignore") or "unnamed"


def release_of(assignment: Assignment) -> Any:
    """Return the notebook that students were given; it is read again only when its file changes.

    Raises:
        UserError: there is none yet.
    """
    file = assignment.release / assignment.master.name
    try:
        state = file.stat()
        return _read_release(file, state.st_mtime_ns, state.st_size)
    except OSError:
        raise UserError(f"{file} is missing: run `make release` first.") from None


@lru_cache(maxsize=8)
def _read_release(file: Path, changed: int, size: int) -> Any:
    return read_notebook(file)


def _read_work(origin: Path, assignment: Assignment) -> Work:
    try:
        if origin.is_dir():
            zips = [file for file in sorted(origin.glob("*.[zZ][iI][pP]")) if not file.is_symlink()]
            if len(zips) == 1 and not list(origin.rglob("*.ipynb")):
                return _read_work(zips[0], assignment)
            return _select(_folder_entries(origin), assignment)
        if origin.suffix.lower() == ".ipynb":
            return Work(parse_notebook(_read_notebook(partial(_read_file, origin), assignment), assignment))
        if origin.suffix.lower() != ".zip":
            raise Unreadable(f"A file '{origin.suffix}' is neither a notebook nor a zip archive.")
        with zipfile.ZipFile(origin) as archive:
            return _select(_zip_entries(archive), assignment)
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise Unreadable("The file is not a zip archive that can be opened.") from None


Read = Callable[[int], bytes]  # returns no more bytes than it is told


def _read_file(file: Path, most: int) -> bytes:
    with file.open("rb") as stream:
        return stream.read(most)


def _folder_entries(folder: Path) -> Iterator[tuple[str, Read]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            yield file.relative_to(folder).as_posix(), partial(_read_file, file)


def _zip_entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, Read]]:
    """Yield the entries that are files; what an entry claims of its size is not believed."""

    def read(entry: zipfile.ZipInfo, most: int) -> bytes:
        with archive.open(entry) as stream:
            return stream.read(most)

    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"The archive has {len(entries):,} entries.")
    for entry in entries:
        if not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16):
            yield entry.filename, partial(read, entry)


def _select(entries: Iterator[tuple[str, Read]], assignment: Assignment) -> Work:
    """Take the one notebook and the checkpoints; everything else stays unread, whatever it is."""
    limit = assignment.course.settings.limits.checkpoint_megabytes
    notebooks: list[tuple[str, Read]] = []
    checkpoints: dict[str, bytes] = {}
    notes: list[str] = []
    for name, read in entries:
        path = PurePosixPath(name)
        if any(part.startswith((".", "__")) for part in path.parts):
            continue
        if path.suffix.lower() == ".ipynb":
            notebooks.append((name, read))
        elif checkpoint := CHECKPOINT.fullmatch(name):
            content = read(int(limit * 2**20) + 1)
            if len(content) > limit * 2**20:
                notes.append(f"{checkpoint[1]} is larger than {limit:g} MB and was left out.")
            elif len(checkpoints) == MOST_CHECKPOINTS:
                raise Unreadable(f"There are more than {MOST_CHECKPOINTS} checkpoints in it.")
            else:
                checkpoints[checkpoint[1]] = content
    read = _one_notebook(notebooks, assignment)
    return Work(parse_notebook(_read_notebook(read, assignment), assignment), checkpoints, tuple(notes))


def _one_notebook(notebooks: list[tuple[str, Read]], assignment: Assignment) -> Read:
    if not notebooks:
        raise Unreadable("There is no notebook in it.")
    if len(notebooks) == 1:
        return notebooks[0][1]
    named = [read for name, read in notebooks if PurePosixPath(name).name == assignment.master.name]
    if len(named) != 1:
        raise Unreadable(
            f"There are {len(notebooks)} notebooks in it, and not exactly one is {assignment.master.name}."
        )
    return named[0]


def _read_notebook(read: Read, assignment: Assignment) -> bytes:
    limit = assignment.course.settings.limits.notebook_megabytes
    content = read(int(limit * 2**20) + 1)
    if len(content) > limit * 2**20:
        raise Unreadable(f"The notebook is larger than {limit:g} MB.")
    return content


def parse_notebook(content: bytes, assignment: Assignment) -> Any:
    """Return the notebook of this assignment that `content` holds, as nbformat 4, with the ids that it came with.

    `nbformat.reads` would give new, random ones for those that repeat or are missing.

    Raises:
        Unreadable: it is no notebook, an empty one, or another assignment's.
    """
    if not content.strip():
        raise Unreadable("The notebook is empty.")
    try:
        notebook = nbformat.convert(nbformat.reader.reads(content.decode("utf-8")), 4)
        json.dumps(notebook, ensure_ascii=False).encode("utf-8")  # half a surrogate pair cannot be written again
        cells = [cell for cell in notebook.cells if cell.source.strip()]
        for cell in notebook.cells:
            if not isinstance(cell.metadata.get("nbgrader", {}), dict):
                del cell.metadata["nbgrader"]
    except Exception:  # whatever json and nbformat make of a stranger's file
        raise Unreadable("The file is not a Jupyter notebook.") from None
    if not cells:
        raise Unreadable("The notebook is empty.")
    homework = notebook.metadata.get("homework")
    name = homework.get("assignment") if isinstance(homework, dict) else None
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
        digest.update(file.relative_to(origin).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        try:
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()
