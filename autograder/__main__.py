"""The command line: `python -m autograder VERB`."""

from __future__ import annotations

import itertools
import os
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from rich.console import Console
from rich.measure import Measurement
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.batch import EARLIER, FAULTS, Batch, Engine
from autograder.course import Assignment, Course, UserError, find_course
from autograder.questions import Question, natural, read_questions
from autograder.results import LEVELS, Result, Verdict, replace_file
from autograder.submissions import Submission, find_submissions, unpacked

if TYPE_CHECKING:
    from autograder.validation import Report

CPU_QUOTA = Path("/sys/fs/cgroup/cpu.max")
FOLDER = click.Path(file_okay=False, path_type=Path)
console = Console()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Release homework notebooks to students and grade what they hand in."""


def chosen(course: Course, name: str | None) -> list[Assignment]:
    """Return the assignment of that name, or all of them."""
    return [course.assignment(each) for each in ([name] if name else course.assignment_names())]


@cli.command()
@click.argument("name")
def new(name: str) -> None:
    """Start a new assignment NAME: a small master, its test and its corpus, all to be replaced; release it."""
    from autograder.release import make_release
    from autograder.skeleton import make_skeleton

    course = find_course()
    for file in make_skeleton(course, name):
        say(shown(file))
    make_release(course.assignment(name))
    say(f"Released to {shown(course.assignment(name).release)}/. Try: python -m autograder validate {name}")


@cli.command()
@click.argument("assignment", required=False)
def release(assignment: str | None) -> None:
    """Make the student version of ASSIGNMENT (of all, if none is named) in assignments/."""
    from autograder.release import make_release

    for each in chosen(find_course(), assignment):
        files = make_release(each)
        say(f"{each.name}: {len(files)} files in {shown(each.release)}/")


@cli.command()
@click.argument("assignment")
@click.option("--data", type=click.Path(path_type=Path), help="Folder with MNIST; the embedded digits otherwise.")
def solution(assignment: str, data: Path | None) -> None:
    """Run the solution version of ASSIGNMENT and write it as notebook and page, to hand out afterwards."""
    from autograder import embedded
    from autograder.release import make_solution

    if data and not data.is_dir():
        raise UserError(f"{data} is not a folder.")
    for file in make_solution(find_course().assignment(assignment), data or embedded.DATA):
        say(shown(file))


def usable_cores() -> int:
    """Return how many cores this process may use: those it may run on, and no more than its control group's quota."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = CPU_QUOTA.read_text().split()
        return max(1, min(allowed, int(quota) // int(period)))
    except (OSError, ValueError):  # no such file, or no limit, which is the word "max"
        return allowed


@cli.command()
@click.argument("assignment", required=False)
@click.argument("submissions", required=False, type=click.Path(path_type=Path))
@click.option("--engine", type=click.Choice(["sandbox", "otter"]), default="sandbox", show_default=True)
@click.option("--isolation", type=click.Choice(LEVELS), help="The best level that this machine gives otherwise.")
@click.option("--only", multiple=True, metavar="QUESTION", help="Grade just this question again; may be repeated.")
@click.option("--output", type=FOLDER, help="Folder for the results; graded/ASSIGNMENT otherwise.")
@click.option("--workers", type=click.IntRange(1), default=usable_cores, show_default="one a core")
def grade(
    assignment: str | None,
    submissions: Path | None,
    engine: str,
    isolation: str | None,
    only: tuple[str, ...],
    output: Path | None,
    workers: int,
) -> None:
    """Grade the SUBMISSIONS to ASSIGNMENT: its sample class, if none are given; of all, if none is named.

    Exit code 1: some could not be graded in full, for a reason of ours.
    """
    if not assignment and (only or output):
        raise UserError("Say which assignment is meant: grade ASSIGNMENT …")
    results: list[Result] = []
    for homework in chosen(find_course(), assignment):
        questions = read_questions(homework)
        again = named(only, questions, homework)
        folder = output or homework.course.root / "graded" / homework.name
        with unpacked(submissions or sample_class(homework)) as place:
            found = find_submissions(place)
            with open_engine(engine, homework, questions, workers, isolation) as grader:
                batch = Batch(homework, questions, grader, folder)
                graded = run(batch, found, workers, again)
        report(graded, batch, folder)
        results += graded
        if only:
            report_changes(batch)
    sys.exit(any(result.grade.not_graded for result in results))


def sample_class(assignment: Assignment) -> Path:
    """Write the sample class of an assignment to `build/`; return its folder."""
    from autograder.sample_class import build_sample_class

    folder = assignment.course.root / "build" / "sample_class" / assignment.name
    build_sample_class(assignment, folder)
    return folder


def named(names: tuple[str, ...], questions: list[Question], assignment: Assignment) -> frozenset[str]:
    """Return the names if all are those of questions.

    Raises:
        UserError: one is not.
    """
    known = [question.name for question in questions]
    for name in names:
        if name not in known:
            raise UserError(f"{assignment.name} has no question '{name}'; it has: {', '.join(known)}.")
    return frozenset(names)


def open_engine(
    name: str, assignment: Assignment, questions: list[Question], workers: int, isolation: str | None
) -> AbstractContextManager[Engine]:
    """Return the engine of that name, to be used as a context manager.

    Raises:
        UserError: it cannot give that isolation.
    """
    if name == "otter":
        from autograder.otter_engine import OtterEngine

        if isolation not in (None, OtterEngine.isolation):
            raise UserError("The otter engine gives no isolation: leave out --isolation, or the engine.")
        return OtterEngine(assignment, questions)
    from autograder.engine import SandboxEngine

    return SandboxEngine(assignment, questions, workers=workers, isolation=isolation)


def run(batch: Batch, submissions: list[Submission], workers: int, only: frozenset[str]) -> list[Result]:
    """Grade the submissions under a progress bar."""
    if batch.engine.isolation == "none":
        say("Students' code runs without isolation: each result is marked so. Do this only with code that you trust.")
    with ThreadPoolExecutor(workers) as executor, progress_bar() as progress:
        task = progress.add_task(f"grading {batch.assignment.name}", total=len(submissions), failed=0)
        failed = itertools.count(1)

        def done(result: Result) -> None:
            progress.advance(task)
            if result.grade.not_graded or result.grade.verdict is Verdict.UNREADABLE:
                progress.update(task, failed=next(failed))

        return batch.grade(submissions, executor, done, only)


def report(results: list[Result], batch: Batch, folder: Path) -> None:
    """Write grades.csv, print the class, and the notes and flags that a person should read."""
    from autograder.class_table import LEGEND, class_table, csv_text

    table = batch.replace_table(csv_text(results, batch.questions))
    rows = class_table(results, batch.questions)
    wide = Console(width=max(console.width, Measurement.get(console, console.options.update(width=1000), rows).maximum))
    wide.print(rows)
    wide.print(LEGEND, style="dim italic", highlight=False)
    console.print()
    for result in results:
        for sentence in remarks(result, folder):
            say(f"{result.student}: {sentence}")
    if batch.unchanged:
        say(f"{len(batch.unchanged)} of them had not changed and were not graded again.")
    if batch.set_aside:
        say(f"{len(batch.set_aside)} earlier results are kept in {shown(folder / EARLIER)}/.")
    levels = Counter(result.run.isolation for result in results)
    say(f"Isolation: {', '.join(f'{level} ({count})' for level, count in sorted(levels.items()))}.")
    if failures := sum(bool(result.grade.not_graded) for result in results):
        say(f"{failures} could not be graded in full; the same command tries them again.")
    say(f"{len(results)} results are in {shown(folder)}/, all in one table in {shown(table)}.")


def remarks(result: Result, folder: Path) -> list[str]:
    """Return what a person should read about a result: notes, flags, and what could not be graded."""
    flags = [flag for question in result.grade.questions for flag in question.flags]
    lost, file = " ".join(result.grade.not_graded), folder / FAULTS / f"{result.student}.txt"
    failure = [f"not graded: {lost}" + (f"; see {shown(file)}" if file.exists() else "")] if lost else []
    return [*result.grade.notes, *result.grade.flags, *flags, *failure]


def report_changes(batch: Batch) -> None:
    """Print whose points are not what they were."""
    for change in sorted(batch.changes, key=lambda change: natural(change.student)):
        say(f"{change.student}  {change.question}  {change.before} → {change.after}")
    if not batch.changes:
        say("Nothing changed.")


@cli.command()
@click.argument("assignment")
@click.argument("submissions", required=False, type=click.Path(path_type=Path))
@click.option("--mosaics", is_flag=True, help="Compare on every answer of the corpus, in as few submissions as can be.")
@click.option("--only", multiple=True, metavar="STUDENT", help="Compare on just this submission; may be repeated.")
@click.option("--workers", type=click.IntRange(1), default=usable_cores, show_default="one a core")
def compare(assignment: str, submissions: Path | None, mosaics: bool, only: tuple[str, ...], workers: int) -> None:
    """Grade the SUBMISSIONS to ASSIGNMENT (by default its sample class) with both engines; list where they differ."""
    from autograder.compare import ENGINES, Comparison, handed_in

    homework = find_course().assignment(assignment)
    questions = read_questions(homework)
    folder = homework.course.root / "build" / "compare" / homework.name
    results: list[list[Result]] = []
    with handed_in(homework, submissions, mosaics, only) as found:
        for name in ENGINES:
            with open_engine(name, homework, questions, workers, None) as grader:
                batch = Batch(homework, questions, grader, folder / name, is_shared=True)
                results.append(run(batch, found.submissions, workers, frozenset()))
    comparison = Comparison(found, *results)
    for line in comparison.lines():
        say(line)
    if comparison.disagreements:
        sys.exit(1)


@cli.command()
@click.argument("assignment", required=False)
@click.option("--only", multiple=True, metavar="QUESTION", help="Validate just this question; may be repeated.")
@click.option("--write", is_flag=True, help="Rewrite the table of what each mistake costs.")
@click.option("--workers", type=click.IntRange(1), default=usable_cores, show_default="one a core")
def validate(assignment: str | None, only: tuple[str, ...], write: bool, workers: int) -> None:
    """Prove the tests of ASSIGNMENT (of all, if none is named) by answers whose worth is known.

    Exit code 1: something is not as it must be; each thing is said in a sentence.
    """
    if only and not assignment:
        raise UserError("Say of which assignment the question is: validate ASSIGNMENT --only QUESTION.")
    if only and write:
        raise UserError("The table is written for all questions at once: leave out --only, or --write.")
    reports = [validated(each, only, write, workers) for each in chosen(find_course(), assignment)]
    sys.exit(any(report.problems for report in reports))


def validated(assignment: Assignment, only: tuple[str, ...], write: bool, workers: int) -> Report:
    """Validate one assignment, or some of its questions; print what was found and write it to `build/`."""
    from autograder.mistakes import write_table
    from autograder.trials import Trials
    from autograder.validation import Validation

    everything = read_questions(assignment)
    asked = named(only, everything, assignment)
    trials = Trials(assignment, [question for question in everything if question.name in asked or not asked])
    with (
        open_engine("sandbox", assignment, everything, workers, None) as engine,
        ThreadPoolExecutor(workers) as executor,
        progress_bar() as progress,
    ):
        task = progress.add_task(f"validating {assignment.name}", total=len(trials), failed=0)
        outcomes = trials.run(engine, executor, lambda: progress.advance(task))
    if write:
        write_table(outcomes)
    validation = Validation(outcomes)
    report, file = validation.report(), assignment.course.root / "build" / f"validate-{assignment.name}.json"
    replace_file(file, msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    console.print(validation.table())
    for sentence in (*report.problems, *report.summary(), f"The report is in {shown(file)}."):
        say(sentence)
    return report


@cli.command()
def doctor() -> None:
    """Say what isolation this machine can give, and why not more."""
    from autograder.sandbox import doctor as examine

    diagnosis = examine()
    for line in diagnosis.lines:
        say(line)
    if diagnosis.level is None:
        sys.exit(2)


def say(sentence: str) -> None:
    """Print a line as it is: a student's file name is no markup."""
    console.print(sentence, highlight=False, markup=False, soft_wrap=True)


@cli.command()
@click.argument("assignment")
@click.option("--data", type=click.Path(path_type=Path), help="Folder with all of MNIST; build/mnist otherwise.")
@click.option("--seeds", default=3, show_default=True, type=click.IntRange(1), help="How many seeds to train with.")
def calibrate(assignment: str, data: Path | None, seeds: int) -> None:
    """Train the reference networks of ASSIGNMENT again; rewrite its reference.json and checkpoints."""
    from autograder.calibrate import calibrate as train_references

    course = find_course()
    train_references(course.assignment(assignment), data or course.root / "build" / "mnist", range(seeds))


def progress_bar() -> Progress:
    """Return a bar that shows how many are done, how many of them failed, the time spent and the time left."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )


def shown(path: Path) -> str:
    """Return a path the way a person in the current folder would write it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def main() -> None:
    """Run the command line: 0 when done, 2 with one sentence when the user can mend it, 1 when the fault is ours."""
    try:
        cli.main(standalone_mode=False)
    except UserError as error:
        sys.exit(_complain(str(error)))
    except click.ClickException as error:
        sys.exit(_complain(error.format_message()))
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was finished is kept; the same command goes on from there.", err=True)
        sys.exit(130)
    except Exception:
        file = Path("build", f"error-{time.strftime('%Y%m%dT%H%M%S')}.txt")
        file.parent.mkdir(exist_ok=True)
        file.write_text(traceback.format_exc(), encoding="utf-8")
        click.echo(f"This is a fault of the kit, not yours. Please report {file}.", err=True)
        sys.exit(1)


def _complain(sentence: str) -> int:
    click.echo(sentence, err=True)
    return 2


if __name__ == "__main__":
    main()
