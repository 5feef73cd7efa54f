"""The page that a student gets back: what each question earned and why, beside what the notebook itself had shown.

A page stands alone: no script, nothing from elsewhere. It shows verdicts, points, our own sentences, and outputs that
were stored in the notebook when it was handed in; never what happened while it was graded, since that could quote
hidden input.
"""

from __future__ import annotations

import base64
import binascii
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.master import grade_id, headings
from autograder.results import Result, Verdict

WORDS = {
    Verdict.CORRECT: "all points",
    Verdict.PARTIAL: "some points",
    Verdict.INCORRECT: "not right yet",
    Verdict.RAISED: "stops with an exception",
    Verdict.TIMED_OUT: "takes too long",
    Verdict.OUT_OF_MEMORY: "needs too much memory",
    Verdict.CRASHED: "ends Python",
    Verdict.MISSING: "not answered",
    Verdict.UNREADABLE: "could not be read",
    Verdict.NOT_GRADED: "not graded yet, for a reason that is not yours",
}
MOST_OUTPUTS, LONGEST_TEXT, LARGEST_PICTURE = 4, 2000, 2**20
PNG = b"\x89PNG\r\n\x1a\n"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Shown:
    """An output of the notebook as it was handed in: text, or a picture as base64."""

    text: str = ""
    picture: str = ""


def page(result: Result, notebook: Any | None, released: Any) -> str:
    """Return the feedback on a submission as HTML.

    Args:
        result: what it earned.
        notebook: what was handed in, as it was graded; None where nothing could be read.
        released: the release's notebook, whose headings name the questions.
    """
    names = [question.name for question in result.grade.questions]
    outputs = outputs_by_question(notebook, names) if notebook else {}
    waiting = [cell for cell in result.grade.by_hand if cell.answered]
    return (
        _environment()
        .get_template("feedback.html")
        .render(
            result=result,
            titles=titles(released, names),
            words=WORDS,
            outputs=outputs,
            waiting=waiting,
            waiting_points=sum(cell.possible for cell in waiting),
        )
    )


def titles(notebook: Any, names: list[str]) -> dict[str, str]:
    """Return the heading of each question in a notebook: the first that begins with its name, or just the name."""
    known = headings(notebook)
    return {name: next((h for h in known if re.match(rf"{re.escape(name)}\b", h)), name) for name in names}


def outputs_by_question(notebook: Any, names: list[str]) -> dict[str, list[Shown]]:
    """Return the last stored outputs of the cells that work for each question: those up to its check cell."""
    found: dict[str, list[Shown]] = {name: [] for name in names}
    waiting: list[Shown] = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            waiting += [shown for output in cell.get("outputs", []) for shown in _shown(output)]
            if cell.metadata.get("nbgrader", {}).get("grade") and (name := str(grade_id(cell))) in found:
                found[name] = waiting[-MOST_OUTPUTS:]
                waiting = []
    return found


def _shown(output: Any) -> Iterator[Shown]:
    """Yield what a page can show of an output: a PNG picture, or plain text; never HTML, SVG or the like."""
    data = output.get("data") or {}
    if picture := _picture(data.get("image/png")):
        yield Shown(picture=picture)
    elif output.get("output_type") == "error":
        yield Shown(text=_printable(f"{output.get('ename', '')}: {output.get('evalue', '')}"))
    elif text := str(output.get("text", data.get("text/plain", ""))).strip():
        yield Shown(text=_printable(text))


def _picture(encoded: object) -> str:
    """Return a PNG picture in clean base64, or nothing if it is none, or a large one."""
    try:
        content = base64.b64decode("".join(str(encoded).split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    is_small_png = content.startswith(PNG) and len(content) <= LARGEST_PICTURE
    return base64.b64encode(content).decode() if is_small_png else ""


def _printable(text: str) -> str:
    plain = COLOURS.sub("", text)
    kept = plain if len(plain) <= LONGEST_TEXT else f"{plain[:LONGEST_TEXT]}\n[cut off here]"
    return "".join(c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in kept)


def _with_code(sentence: str) -> Markup:
    """Return a sentence with what stands between backticks set as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(sentence))))


@functools.cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["with_code"] = _with_code
    return environment
