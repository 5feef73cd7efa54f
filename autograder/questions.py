"""The questions of an assignment, as its otter test files define them: the one place where points are written."""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, UserError

BEGIN_HIDDEN = "### BEGIN HIDDEN TESTS"
END_HIDDEN = "### END HIDDEN TESTS"


@dataclass(frozen=True)
class Case:
    """One test case of a question."""

    name: str
    points: float
    hidden: bool


@dataclass(frozen=True)
class Question:
    """One otter test file.

    `sections` says where to read again: a part of a diagnosis → a heading of the notebook, the most telling first.
    """

    name: str
    cases: tuple[Case, ...]
    sections: tuple[tuple[str, str], ...] = ()

    @property
    def points(self) -> float:
        """What all cases together are worth."""
        return sum(case.points for case in self.cases)

    def section(self, diagnosis: str) -> str:
        """Return the heading of what to read again after this diagnosis; the question's own name where none is told."""
        return next((heading for part, heading in self.sections if part in diagnosis), self.name)


def read_questions(assignment: Assignment) -> list[Question]:
    """Return the assignment's questions in natural order (q2 before q10), without running their tests.

    Raises:
        UserError: there are none, or a file is not in otter's exception format.
    """
    files = sorted(assignment.tests.glob("*.py"), key=lambda file: natural(file.stem))
    if not files:
        raise UserError(f"{assignment.name} has no test files in {assignment.tests}.")
    return [read_question(file) for file in files]


def read_question(file: Path) -> Question:
    """Return the question that an otter test file defines.

    Raises:
        UserError: it has no `name` equal to the file's, no case, or a case whose points are not written out.
    """
    try:
        module = ast.parse(file.read_text(encoding="utf-8"), str(file))
    except SyntaxError as error:
        raise UserError(f"{file}, line {error.lineno}: {error.msg}.") from None
    name = next(
        (_literal(node.value) for node in module.body if isinstance(node, ast.Assign) and _assigns(node, "name")),
        None,
    )
    if name != file.stem:
        raise UserError(f'{file} must say name = "{file.stem}", the question that it tests.')
    cases = tuple(
        _read_case(file, function, decorator)
        for function in module.body
        if isinstance(function, ast.FunctionDef)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", None) == "test_case"
    )
    if not cases:
        raise UserError(f"{file} has no @test_case.")
    return Question(file.stem, cases, _read_sections(file, module))


def _read_case(file: Path, function: ast.FunctionDef, decorator: ast.Call) -> Case:
    options = {keyword.arg: _literal(keyword.value) for keyword in decorator.keywords}
    points = options.get("points")
    if "name" in options:
        raise UserError(f"{file}: {function.name} is a case's name already; leave name= out of @test_case.")
    if not isinstance(points, int | float):
        raise UserError(f"{file}: {function.name} must write out its points, as in @test_case(points=0.5).")
    return Case(function.name, float(points), options.get("hidden") is True)


def _read_sections(file: Path, module: ast.Module) -> tuple[tuple[str, str], ...]:
    """Return what a test file's `READ_AGAIN = {part of a diagnosis: heading}` says, if it has one."""
    for node in module.body:
        if isinstance(node, ast.Assign) and is_read_again(node):
            table = _literal(node.value)
            if not isinstance(table, dict) or not all(isinstance(text, str) for text in (*table, *table.values())):
                raise UserError(f"{file}: READ_AGAIN must be a dictionary of plain strings.")
            return tuple(table.items())
    return ()


def is_read_again(node: ast.stmt) -> bool:
    """Return whether this is the statement that says what to read again."""
    return _assigns(node, "READ_AGAIN")


def _assigns(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == name for target in node.targets
    )


def _literal(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def public_half(source: str, origin: str) -> str:
    """Return a test file's text without its hidden regions.

    Raises:
        UserError: a region is opened twice, or not closed, or a hidden case stands outside of every region.
    """
    kept: list[str] = []
    hidden = False
    for line in source.splitlines():
        if line.strip() in (BEGIN_HIDDEN, END_HIDDEN):
            opens = line.strip() == BEGIN_HIDDEN
            if opens == hidden:
                raise UserError(f"{origin}: {BEGIN_HIDDEN} and {END_HIDDEN} do not match.")
            hidden = opens
        elif not hidden:
            kept.append(line)
    if hidden:
        raise UserError(f"{origin}: {BEGIN_HIDDEN} is not closed.")
    public = re.sub(r"\n{3,}", "\n\n\n", "\n".join(kept)).strip() + "\n"
    if re.search(r"hidden\s*=\s*True", public):
        raise UserError(f"{origin}: a case with hidden=True stands outside of {BEGIN_HIDDEN} … {END_HIDDEN}.")
    return public


def hidden_half(source: str) -> str:
    """Return the text of a test file's hidden regions."""
    return "\n".join(regions(source, BEGIN_HIDDEN, END_HIDDEN))


def regions(source: str, begin: str, end: str) -> list[str]:
    """Return what stands between lines with these markers, without common indentation."""
    found: list[list[str]] = []
    inside = False
    for line in source.splitlines():
        if line.strip() == begin:
            inside = True
            found.append([])
        elif line.strip() == end:
            inside = False
        elif inside:
            found[-1].append(line)
    return [textwrap.dedent("\n".join(lines)) for lines in found]


def natural(name: str) -> list[int | str]:
    """Return a sort key that puts q2 before q10."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]
