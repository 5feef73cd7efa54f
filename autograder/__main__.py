"""The command line: `python -m autograder VERB`."""

from __future__ import annotations

import os
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
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

from autograder.batch import EARLIER, Batch
from autograder.course import Assignment, Course, UserError, find_course
from autograder.questions import read_questions
from autograder.results import Result

console = Console()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Release homework notebooks to students and grade what they hand in."""


def chosen(course: Course, name: str | None) -> list[Assignment]:
    """Return the assignment of that name, or all of them."""
    return [course.assignment(each) for each in ([name] if name else course.assignment_names())]


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


@cli.command()
@click.argument("assignment")
@click.argument("submissions", required=False, type=click.Path(path_type=Path))
@click.option("--engine", type=click.Choice(["otter"]), default="otter", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Folder for the results; graded/ASSIGNMENT otherwise.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count(), show_default="one a core")
def grade(assignment: str, submissions: Path | None, engine: str, output: Path | None, workers: int) -> None:
    """Grade the SUBMISSIONS to ASSIGNMENT (its sample class, if none are given)."""
    from autograder.otter_engine import OtterEngine
    from autograder.sample_class import build_sample_class
    from autograder.submissions import find_submissions, unpacked

    course = find_course()
    homework = course.assignment(assignment)
    folder = output or course.root / "graded" / homework.name
    if submissions is None:
        submissions = course.root / "build" / "sample_class" / homework.name
        build_sample_class(homework, submissions)
    questions = read_questions(homework)
    with unpacked(submissions) as place:
        found = find_submissions(place)
        with (
            OtterEngine(homework, questions) as grader,
            ThreadPoolExecutor(workers) as executor,
            progress_bar() as progress,
        ):
            task = progress.add_task(f"grading {homework.name}", total=len(found))
            batch = Batch(homework, questions, grader, folder)
            results = batch.grade(found, executor, lambda result: progress.advance(task))
    report(results, batch, folder)


def report(results: list[Result], batch: Batch, folder: Path) -> None:
    """Write grades.csv, print the class, and the notes that a person should read."""
    from autograder.class_table import class_table, csv_text

    table = batch.replace_table(csv_text(results, batch.questions))
    rows = class_table(results, batch.questions)
    wide = Console(width=max(console.width, Measurement.get(console, console.options.update(width=1000), rows).maximum))
    wide.print(rows)
    console.print()
    for result in results:
        for note in [*result.grade.notes, *(f for question in result.grade.questions for f in question.flags)]:
            say(f"{result.student}: {note}")
    if batch.unchanged:
        say(f"{len(batch.unchanged)} of them had not changed and were not graded again.")
    if batch.set_aside:
        say(f"{len(batch.set_aside)} earlier results were moved to {shown(folder / EARLIER)}/.")
    say(f"{len(results)} results are in {shown(folder)}/, all in one table in {shown(table)}.")


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
    train_references(course.assignment(assignment).source, data or course.root / "build" / "mnist", range(seeds))


def progress_bar() -> Progress:
    """Return a bar that shows how many are done, the time spent and the time left."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
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
