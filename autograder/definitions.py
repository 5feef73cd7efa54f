"""The definitions in a notebook: what of it can be executed without running its demonstrations."""

from __future__ import annotations

import ast
import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import UserError
from autograder.master import read_notebook


@dataclass(frozen=True)
class Definitions:
    """The imports, functions and classes at the top level of a notebook's cells, without their docstrings."""

    imports: tuple[str, ...]
    bodies: dict[str, str]

    @classmethod
    def of_notebook(cls, notebook: Path) -> Definitions:
        """Collect them from a notebook; other statements, and cells with shell commands, are left out."""
        imports: list[str] = []
        bodies: dict[str, str] = {}
        for cell in read_notebook(notebook).cells:
            if cell.cell_type != "code":
                continue
            with contextlib.suppress(SyntaxError):
                for statement in ast.parse(cell.source).body:
                    if isinstance(statement, ast.Import | ast.ImportFrom):
                        imports.append(ast.unparse(statement))
                    elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
                        bodies[statement.name] = ast.unparse(_without_docstrings(statement))
        return cls(tuple(dict.fromkeys(imports)), bodies)

    def needed(self, expression: str) -> dict[str, str]:
        """Return the definitions that `expression` uses, directly or through others, in their order."""
        used: set[str] = set()
        waiting = [expression]
        while waiting:
            found = (_names(waiting.pop()) & self.bodies.keys()) - used
            used |= found
            waiting += [self.bodies[name] for name in found]
        return {name: body for name, body in self.bodies.items() if name in used}

    def run(self, expression: str) -> dict[str, Any]:
        """Execute what `expression` needs, imports included, and return the namespace that can evaluate it.

        Raises:
            UserError: the notebook does not define all of it.
        """
        bodies = list(self.needed(expression).values())
        used = _names("\n".join([expression, *bodies]))
        imports = [line for line in self.imports if _imported(line) & (used | {"*"})]
        namespace: dict[str, Any] = {}
        exec("\n".join([*imports, *bodies]), namespace)
        if missing := sorted(_names(expression) - namespace.keys()):
            raise UserError(f"The master notebook does not define {', '.join(missing)}.")
        return namespace


def _without_docstrings(definition: ast.FunctionDef | ast.ClassDef) -> ast.AST:
    """Take the prose out, so that rewording it does not make a training look out of date."""
    for node in ast.walk(definition):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return definition


def _names(source: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


def _imported(source: str) -> set[str]:
    aliases = [alias for node in ast.walk(ast.parse(source)) for alias in getattr(node, "names", [])]
    return {alias.asname or alias.name.partition(".")[0] for alias in aliases}
