"""The house rules for notebooks, held against every master as it stands; nothing is executed here."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.course import find_course

ROOT = Path(__file__).resolve().parent.parent
MASTERS = sorted((ROOT / "source").glob("*/*.ipynb"))

PROSE_WORDS = 80
CODE_LINES = 15  # that students see, docstrings and blank lines left out
CELL_LINES = 25  # with docstring and solution
SOLUTION = re.compile(r"^\s*### (BEGIN|END) SOLUTION\s*$", re.MULTILINE)
REGION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)]*)\)")
COLAB_CELL = "colab"


@pytest.fixture(params=MASTERS, ids=lambda file: file.stem)
def master(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def notebook(master: Path) -> Any:
    return nbformat.read(master, as_version=4)


# --- what the rules talk about ------------------------------------------------------------------------------


def cells_of(notebook: Any, kind: str) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def prose_words(markdown: str) -> int:
    """Count the words a reader has to take in, without hints, tables, code blocks, formulas and alt texts."""
    text = re.sub(r"<details>.*?</details>", " ", markdown, flags=re.DOTALL)
    text = re.sub(r"```.*?```|^\s*\|.*$|^(?: {4}|\t).*$", " ", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"\$\$.*?\$\$|(?<!\$)\$[^${}\n][^$\n]*\$", " ", text, flags=re.DOTALL)
    text = PICTURE.sub(" ", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)  # the target of a link
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def as_released(source: str) -> str:
    return REGION.sub("raise NotImplementedError()", source)


def count_lines(source: str) -> int:
    return sum(bool(line.strip()) and not SOLUTION.match(line) for line in source.splitlines())


def without_docstrings(source: str) -> str:
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            text = node.body[0]
            lines[text.lineno - 1 : text.end_lineno] = [""] * ((text.end_lineno or 0) - text.lineno + 1)
    return "\n".join(lines)


def definitions(tree: ast.AST) -> Iterator[str]:
    """Yield what a cell leaves to the others: functions, classes, assigned names, but no loop variables."""
    nodes = list(tree.body) if isinstance(tree, ast.Module) else []
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from (name.id for name in ast.walk(target) if _is_stored(name))
        elif isinstance(node, ast.AnnAssign):
            yield from (name.id for name in ast.walk(node.target) if _is_stored(name))
        elif isinstance(node, ast.If | ast.With | ast.Try):
            nodes += node.body


def _is_stored(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef)


def used_names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def questions(notebook: Any) -> list[str]:
    return [cell.id.removesuffix("-answer") for cell in notebook.cells if cell.id.endswith("-answer")]


# --- the rules ----------------------------------------------------------------------------------------------


def test_there_are_masters_to_look_at():
    assert MASTERS


def test_the_file_is_written_as_git_likes_it(master: Path):
    text = master.read_text(encoding="utf-8")
    canonical = json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert text == canonical, "indent 1, sorted keys, one newline at the end"


def test_no_output_is_committed(notebook: Any):
    dirty = [cell.id for cell in cells_of(notebook, "code") if cell.outputs or cell.execution_count is not None]
    assert dirty == []


def test_cell_ids_are_unique_and_meaningful(notebook: Any):
    ids = [cell.id for cell in notebook.cells]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert [name for name in ids if re.fullmatch(r"[0-9a-f]{8}|[0-9a-f-]{36}", name)] == [], "ids made by a machine"


def test_prose_cells_are_short(notebook: Any):
    counts = {cell.id: prose_words(cell.source) for cell in cells_of(notebook, "markdown")}
    assert {name: count for name, count in counts.items() if count > PROSE_WORDS} == {}


def test_code_cells_are_short(notebook: Any):
    whole = {cell.id: count_lines(cell.source) for cell in cells_of(notebook, "code")}
    seen = {cell.id: count_lines(without_docstrings(as_released(cell.source))) for cell in cells_of(notebook, "code")}
    assert {name: count for name, count in whole.items() if count > CELL_LINES} == {}
    assert {name: count for name, count in seen.items() if count > CODE_LINES} == {}


def test_every_question_has_its_text_answer_and_check_in_this_order(notebook: Any):
    ids = [cell.id for cell in notebook.cells]
    assert questions(notebook), "no question found"
    for question in questions(notebook):
        places = [ids.index(name) for name in (f"{question}-text", f"{question}-answer", question)]
        assert places == sorted(places), question


def test_the_text_of_every_question_names_its_points(notebook: Any):
    cells = {cell.id: cell for cell in notebook.cells}
    for question in questions(notebook):
        parts = [cells[name] for name in (question, f"{question}-written") if name in cells]
        points = sum(cell.metadata.nbgrader.points for cell in parts)
        assert re.search(rf"^### {question} · .*\b{points:g} points?\b", cells[f"{question}-text"].source), question


def test_every_written_answer_follows_its_rubric(notebook: Any):
    for before, cell in zip(notebook.cells, notebook.cells[1:], strict=False):
        if cell.id.endswith("-written"):
            assert "*Rubric" in before.source, cell.id


def test_nbgrader_knows_every_graded_cell_by_the_same_name(notebook: Any):
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader")
        if not settings:
            continue
        assert settings.grade_id == cell.id
        assert settings.solution == (cell.id.endswith(("-answer", "-written")))
        assert settings.grade == (not cell.id.endswith("-answer"))
        assert settings.locked == (settings.grade and not settings.solution)


def test_solution_markers_come_in_pairs(notebook: Any):
    for cell in notebook.cells:
        found = SOLUTION.findall(cell.source)
        assert found == ["BEGIN", "END"] * (len(found) // 2), cell.id
        assert bool(found) == bool(cell.metadata.get("nbgrader", {}).get("solution")), cell.id


def test_solutions_leave_signature_and_docstring_in_the_release(notebook: Any):
    for cell in cells_of(notebook, "code"):
        if cell.id.endswith("-answer"):
            whole, left = (
                {node.name: ast.get_docstring(node) for node in ast.parse(source).body if _is_function(node)}
                for source in (cell.source, as_released(cell.source))
            )
            assert whole == left, cell.id
            assert all(left.values()), f"{cell.id}: a docstring is missing"


def test_only_the_colab_cell_changes_the_machine(notebook: Any):
    cells = cells_of(notebook, "code")
    graded = [cell.id for cell in cells if "otter_ignore" not in cell.metadata.get("tags", [])]
    assert (cells[0].id, graded[:2]) == (COLAB_CELL, [COLAB_CELL, "setup"])
    for cell in cells[1:]:
        assert not re.search(r"^\s*[%!]|\bos\.|subprocess|urllib|requests", cell.source, re.MULTILINE), cell.id


def test_the_colab_cell_does_nothing_elsewhere(notebook: Any):
    (source,) = [cell.source for cell in notebook.cells if cell.id == COLAB_CELL]
    *imports, condition = ast.parse(source).body
    assert all(isinstance(node, ast.Import) for node in imports)
    assert isinstance(condition, ast.If)
    assert ast.unparse(condition.test) == "'google.colab' in sys.modules"
    assert not condition.orelse


def test_pictures_exist_and_are_described(master: Path, notebook: Any):
    for cell in cells_of(notebook, "markdown"):
        assert "<img" not in cell.source, f"{cell.id}: use ![alt](images/…)"
        for picture in PICTURE.finditer(cell.source):
            assert len(picture["alt"].split()) >= 5, f"{cell.id}: describe {picture['target']}"
            assert picture["target"].startswith("images/"), f"{cell.id}: {picture['target']} lies elsewhere"
            assert (master.parent / picture["target"]).is_file(), f"{cell.id}: no {picture['target']}"


def test_figures_of_demonstrations_are_described(notebook: Any):
    for cell in cells_of(notebook, "code"):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "show":
                described = [word.value for word in node.keywords if word.arg == "alt"]
                assert described, cell.id
                assert len(ast.literal_eval(described[0]).split()) >= 5, cell.id


def test_nothing_is_defined_twice(notebook: Any):
    counts = Counter(name for cell in cells_of(notebook, "code") for name in set(definitions(ast.parse(cell.source))))
    assert [name for name, count in counts.items() if count > 1] == []


def test_grading_needs_nothing_from_the_cells_it_skips(notebook: Any):
    skipped: set[str] = set()
    for cell in cells_of(notebook, "code"):
        tree = ast.parse(cell.source)
        if "otter_ignore" in cell.metadata.get("tags", []):
            skipped |= set(definitions(tree))
        else:
            inside = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
            inside |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _is_stored(node)}
            assert (used_names(tree) - inside) & skipped == set(), cell.id


def test_details_are_closed_and_titled(notebook: Any):
    for cell in cells_of(notebook, "markdown"):
        opened = cell.source.count("<details>")
        assert opened == cell.source.count("</details>") == cell.source.count("<details><summary>"), cell.id


def test_placeholders_are_the_courses(master: Path, notebook: Any):
    known = set(find_course(ROOT).assignment(master.stem).placeholders())
    for cell in notebook.cells:
        assert set(re.findall(r"\$\{(\w+)\}", cell.source)) <= known, cell.id
