"""The course folder: its settings, and where an assignment's files are."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec


class UserError(Exception):
    """A fault that the person at the keyboard can mend; its text is one sentence that says how."""


class Server(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The GPU server that students log in to."""

    name: str
    host: str
    user: str
    path: str
    environment: str


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one submission may cost. An assignment may have its own, in a table of its name.

    Attributes:
        submission_seconds: wall time for the whole notebook and its questions.
        question_seconds: processor time for one cell, or for the check of one question.
        call_seconds: wall time for one call of a student's function.
        memory_megabytes: for one process, and for all of a submission together.
        disk_megabytes: for the files that a submission writes.
        output_kilobytes: how much is kept of what it prints.
        processes: how many it may have at a time, threads included.
        open_files: how many a process may have open.
        notebook_megabytes: of the notebook's file; a larger one is unreadable.
        checkpoint_megabytes: of each checkpoint's file; a larger one is left out.
    """

    submission_seconds: float = 300
    question_seconds: float = 30
    call_seconds: float = 20
    memory_megabytes: float = 4096
    disk_megabytes: float = 256
    output_kilobytes: float = 256
    processes: float = 64
    open_files: float = 256
    notebook_megabytes: float = 20
    checkpoint_megabytes: float = 8


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`source/course.toml`."""

    course: str
    contact: str
    repository_url: str
    release_url: str
    tests: str
    server: Server
    limits: Limits = Limits()
    assignments: dict[str, dict[str, float]] = {}


@dataclass(frozen=True)
class Course:
    """A checkout with master notebooks in `source/` and releases in `assignments/`."""

    root: Path
    settings: Settings

    def assignment(self, name: str) -> Assignment:
        """Return the assignment called `name`.

        Raises:
            UserError: there is no master notebook of that name.
        """
        assignment = Assignment(name, self)
        if not re.fullmatch(r"\w+", name) or not assignment.master.is_file():
            known = ", ".join(self.assignment_names()) or "none"
            raise UserError(f"There is no assignment '{name}' in {self.root / 'source'}; it has: {known}.")
        return assignment

    def assignment_names(self) -> list[str]:
        """Return the names of all assignments, sorted."""
        masters = (self.root / "source").glob("*/*.ipynb")
        return sorted(master.stem for master in masters if master.stem == master.parent.name)


@dataclass(frozen=True)
class Assignment:
    """One master notebook and everything that is made from it."""

    name: str
    course: Course

    @property
    def source(self) -> Path:
        """The hand-edited folder."""
        return self.course.root / "source" / self.name

    @property
    def master(self) -> Path:
        """The master notebook, solutions included."""
        return self.source / f"{self.name}.ipynb"

    @property
    def modules(self) -> list[Path]:
        """The modules that its notebook may import: those of all assignments, and those beside the master."""
        return [*sorted(self.course.root.glob("hw9_*.py")), *sorted(self.source.glob("*.py"))]

    def put_on_path(self) -> None:
        """Let this process import the modules beside the master: tests use the probes in there."""
        if str(self.source) not in sys.path:
            sys.path.append(str(self.source))

    @property
    def tests(self) -> Path:
        """The folder of otter test files, hidden cases included."""
        return self.course.root / self.course.settings.tests / self.name

    @property
    def release(self) -> Path:
        """The generated folder that students get."""
        return self.course.root / "assignments" / self.name

    @property
    def limits(self) -> Limits:
        """The course's limits, with the assignment's own in their place.

        Raises:
            UserError: the assignment's table names one that there is not.
        """
        settings = self.course.settings
        own = settings.assignments.get(self.name, {})
        try:
            return msgspec.convert({**msgspec.to_builtins(settings.limits), **own}, Limits)
        except msgspec.ValidationError as error:
            raise UserError(f"[assignments.{self.name}] in source/course.toml cannot be used: {error}.") from None

    def placeholders(self) -> dict[str, str]:
        """Return what stands for each `${…}` of a master notebook in its release."""
        settings = self.course.settings
        return {
            "course": settings.course,
            "contact": settings.contact,
            "repository_url": settings.repository_url,
            "release_url": f"{settings.release_url}/{self.name}/{self.name}.zip",
            "server": settings.server.host,
            "server_name": settings.server.name,
            "server_user": settings.server.user,
            "server_path": settings.server.path,
            "environment": settings.server.environment,
        }


def find_course(start: Path | None = None) -> Course:
    """Return the course whose folder is `start` (by default the current one) or one above it.

    Raises:
        UserError: no `source/course.toml` is found, or it does not say what it must.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        file = folder / "source" / "course.toml"
        if file.is_file():
            return Course(folder, _read_settings(file))
    raise UserError(f"{start} is not inside a course folder: there is no source/course.toml here or above.")


def _read_settings(file: Path) -> Settings:
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Settings)
    except (msgspec.DecodeError, OSError) as error:
        raise UserError(f"{file} cannot be used: {error}.") from None


def replace_folder(new: Path, target: Path) -> None:
    """Put the folder `new` in the place of `target`, which is removed; both on one file system."""
    old = target.with_name(f".{target.name}.old{os.getpid()}")
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
