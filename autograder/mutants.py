"""Mutants: an assignment's solutions with one small change each, as a hasty student might make it.

A test that cannot tell a mutant from the solution is either too weak, or the change is none: then a sentence in the
corpus says why.
"""

from __future__ import annotations

import ast
import copy
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from autograder.course import UserError

OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
NAMES = {
    "zeros": "ones",
    "sum": "mean",
    "max": "min",
    "stack": "concatenate",
    "split": "flip",
    "mse_loss": "l1_loss",
    "l1_loss": "mse_loss",
}
PHRASES = (ast.stmt, ast.Call, ast.Subscript, ast.BinOp, ast.Compare)  # what shows a change well, in words
Explanations = Mapping[str, Mapping[str, str]]  # by question: a part of the change → why it keeps all points


@dataclass(frozen=True)
class Mutant:
    """An answer cell that differs from the solution in one place, and that place in words."""

    question: str
    change: str
    source: str


def mutants(question: str, source: str) -> list[Mutant]:
    """Return all mutants of an answer cell, in the order of their places; no two are alike."""
    tree = ast.parse(source)
    found = {ast.dump(tree): Mutant(question, "", source)}
    for number, statement in enumerate(_statements(tree)):
        for place, (node, _) in enumerate(_parts(statement)):
            for variant in range(len(list(_changes(node)))):
                changed, words = _changed(tree, number, place, variant)
                found.setdefault(ast.dump(changed), Mutant(question, words, ast.unparse(changed)))
    return [mutant for mutant in found.values() if mutant.change]


def _changed(tree: ast.Module, number: int, place: int, variant: int) -> tuple[ast.Module, str]:
    """Return a copy of a cell with one change at one place, and the change in words."""
    copied = copy.deepcopy(tree)
    statement = _statements(copied)[number]
    node, phrase = _parts(statement)[place]
    line = getattr(node, "lineno", statement.lineno)
    where, before = f"{_function(copied, statement)}line {line}", _first_line(phrase)
    new = list(_changes(node))[variant]
    _Replacement(node, new).visit(copied)
    ast.fix_missing_locations(copied)
    return copied, f"{where}: {before} → {_first_line(new if node is phrase else phrase)}"


def _function(tree: ast.Module, statement: ast.stmt) -> str:
    """Return the name of the function that a statement is in, with a comma, or nothing."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return next((f"{node.name}, " for node in functions if statement in ast.walk(node)), "")


class _Replacement(ast.NodeTransformer):
    """Puts one node, or none, in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old = old
        self.new = new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def _statements(tree: ast.AST) -> list[ast.stmt]:
    """Return the statements of a cell but definitions and docstrings."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt)
        and not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom | ast.Pass)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]


def _parts(statement: ast.stmt) -> list[tuple[ast.AST, ast.AST]]:
    """Return the nodes of a statement, but not of statements inside of it, each with the phrase that it is part of."""
    found: list[tuple[ast.AST, ast.AST]] = []
    waiting: list[tuple[ast.AST, ast.AST]] = [(statement, statement)]
    while waiting:
        node, phrase = waiting.pop(0)
        found.append((node, node if isinstance(node, ast.Call) else phrase))
        inner = node if isinstance(node, PHRASES) else phrase
        waiting += [(child, inner) for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt)]
    return found


def _first_line(statement: ast.AST) -> str:
    return ast.unparse(statement).partition("\n")[0]


# --- what can be changed ----------------------------------------------------------------------------------------


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in a node's place."""
    for kind, change in CHANGES:
        if isinstance(node, kind):
            yield from change(node)


def _other_operator(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in OPERATORS:
        yield ast.BinOp(node.left, OPERATORS[type(node.op)](), node.right)


def _other_comparison(node: ast.Compare) -> Iterator[ast.AST]:
    if type(node.ops[0]) in COMPARISONS:
        yield ast.Compare(node.left, [COMPARISONS[type(node.ops[0])](), *node.ops[1:]], node.comparators)


def _assigned_or_added(node: ast.AugAssign) -> Iterator[ast.AST]:
    yield ast.Assign([node.target], node.value)
    if type(node.op) in OPERATORS:
        yield ast.AugAssign(node.target, OPERATORS[type(node.op)](), node.value)


def _other_constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))
    elif isinstance(node.value, float):
        yield ast.Constant(node.value + 1.0)


def _other_name(node: ast.Attribute) -> Iterator[ast.AST]:
    if node.attr in NAMES:
        yield ast.Attribute(node.value, NAMES[node.attr], node.ctx)


def _other_bounds(node: ast.Slice) -> Iterator[ast.AST]:
    if node.upper:
        yield ast.Slice(node.lower, ast.BinOp(node.upper, ast.Sub(), ast.Constant(1)), node.step)
    if node.lower:
        yield ast.Slice(None, node.upper, node.step)


def _other_arguments(node: ast.Call) -> Iterator[ast.AST]:
    """Yield no layer, calls without one of the keywords or with the first two arguments swapped, or another range."""
    for number in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, [k for i, k in enumerate(node.keywords) if i != number])
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name[:1].isupper() and name != "Sequential" and getattr(getattr(node.func, "value", None), "id", "") == "nn":
        yield ast.Call(ast.Attribute(ast.Name("nn", ast.Load()), "Identity", ast.Load()), [], [])
    if name == "Sequential":
        return
    if name == "range" and len(node.args) == 1:
        yield ast.Call(node.func, [ast.Constant(1), *node.args], [])
        yield ast.Call(node.func, [ast.BinOp(node.args[0], ast.Sub(), ast.Constant(1))], [])
    elif len(node.args) > 1:
        yield ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)


def _swapped(node: ast.Tuple) -> Iterator[ast.AST]:
    if len(node.elts) > 1:
        yield ast.Tuple(node.elts[::-1], node.ctx)


def _nothing(node: ast.Expr) -> Iterator[ast.AST]:
    yield ast.Pass()


def _without_context(node: ast.With) -> Iterator[ast.AST]:
    yield ast.If(ast.Constant(True), node.body, [])


CHANGES: list[tuple[type[ast.AST], Callable[..., Iterator[ast.AST]]]] = [
    (ast.BinOp, _other_operator),
    (ast.Compare, _other_comparison),
    (ast.AugAssign, _assigned_or_added),
    (ast.Constant, _other_constant),
    (ast.Attribute, _other_name),
    (ast.Slice, _other_bounds),
    (ast.Call, _other_arguments),
    (ast.Tuple, _swapped),
    (ast.Expr, _nothing),
    (ast.With, _without_context),
]


# --- survivors --------------------------------------------------------------------------------------------------


def read_explanations(file: Path) -> Explanations:
    """Return why some mutants keep all points: a table a question, a part of the change → a sentence; none if no file.

    Raises:
        UserError: the file is something else.
    """
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), dict[str, dict[str, str]])
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UserError(f"{file} cannot be used: {error}.") from None


def explained(explanations: Explanations, mutant: Mutant) -> str:
    """Return why a mutant keeps all points, or nothing."""
    known = explanations.get(mutant.question, {})
    return next((sentence for part, sentence in known.items() if part in mutant.change), "")


def unused(explanations: Explanations, survivors: Iterable[Mutant]) -> list[tuple[str, str]]:
    """Return question and key of the explanations that no survivor needs."""
    changes = [(mutant.question, mutant.change) for mutant in survivors]
    return [
        (question, part)
        for question, parts in explanations.items()
        for part in parts
        if not any(name == question and part in change for name, change in changes)
    ]
