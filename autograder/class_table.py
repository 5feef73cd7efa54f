"""A class at a glance: the CSV for a spreadsheet and the table for the terminal."""

from __future__ import annotations

import csv
import io

from rich.table import Table

from autograder.questions import Question
from autograder.results import QuestionResult, Result, Verdict

SYMBOLS = {
    Verdict.CORRECT: "[green]✓[/]",
    Verdict.PARTIAL: "[yellow]{score:g}[/]",
    Verdict.INCORRECT: "[red]✗[/]",
    Verdict.RAISED: "[red]![/]",
    Verdict.TIMED_OUT: "[magenta]T[/]",
    Verdict.OUT_OF_MEMORY: "[magenta]M[/]",
    Verdict.CRASHED: "[magenta]C[/]",
    Verdict.MISSING: "[dim]·[/]",
    Verdict.UNREADABLE: "[dim]?[/]",
    Verdict.NOT_GRADED: "[bold red]–[/]",
}
LEGEND = (
    "✓ all points   a number: some of them   ✗ wrong   ! raised   T timed out   M out of memory   C crashed   "
    "· missing   ? unreadable   – not graded"
)


def csv_text(results: list[Result], questions: list[Question]) -> str:
    """Return a row a student: points by question, totals, verdict, cells that await grading by hand, and flags."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    names = [question.name for question in questions]
    writer.writerow(["student", *names, "auto_total", "auto_possible", "verdict", "awaits_grading_by_hand", "flags"])
    for result in results:
        waiting = " ".join(cell.name for cell in result.grade.by_hand if cell.answered)
        scores = [_cell(question) for question in result.grade.questions]
        total = "" if result.grade.not_graded else f"{result.grade.score:g}"
        verdict = Verdict.NOT_GRADED if result.grade.not_graded else result.grade.verdict or "graded"
        flags = "; ".join(result.grade.flags)
        writer.writerow([result.student, *scores, total, f"{result.grade.possible:g}", verdict, waiting, flags])
    return stream.getvalue()


def _cell(question: QuestionResult) -> str:
    return "" if question.verdict is Verdict.NOT_GRADED else f"{question.score:g}"


def _points(result: Result) -> str:
    earned = "–" if result.grade.not_graded else f"{result.grade.score:g}"
    return f"{earned}/{result.grade.possible:g}"


def class_table(results: list[Result], questions: list[Question]) -> Table:
    """Return the class as a table: a row a student, a symbol a question."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("student", no_wrap=True)
    for question in questions:
        table.add_column(question.name, justify="center", no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("by hand", justify="right", no_wrap=True)
    for result in results:
        table.add_row(
            result.student,
            *(SYMBOLS[question.verdict].format(score=question.score) for question in result.grade.questions),
            _points(result),
            f"{sum(cell.possible for cell in result.grade.by_hand if cell.answered):g}",
        )
    return table
