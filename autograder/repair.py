"""Repairing a submitted notebook: its cells are found again in the release, and the checks are what they were.

Other tools than Jupyter lose ids, metadata or both; students copy, move, delete and edit. A cell is recognised by its
id, then its grade id, then its text, then by what it defines, how alike it is and where it stands; what is recognised
gets the release's id and metadata. All else is the student's own, and runs.
"""

from __future__ import annotations

import copy
import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from nbformat import NotebookNode

T = TypeVar("T")
IGNORED = "otter_ignore"
SIMILAR = 0.6  # the share of words in common from which two cells are versions of one
OUTPUTS = {"stream": {"name", "text"}, "error": {"ename", "evalue", "traceback"}}
OUTPUTS |= {kind: {"data", "metadata"} for kind in ("display_data", "execute_result")}
ADDED = re.compile(r"added-\d+")  # what an earlier repair found to be the student's own stays so
LONGEST, MOST_TEXT, MOST_PAIRS = 5_000, 1_000_000, 10_000  # characters of a cell, of all, and what is compared


@dataclass(frozen=True)
class Repaired:
    """A notebook with the release's ids and metadata, and one sentence for each thing that was mended."""

    notebook: Any
    notes: tuple[str, ...]


def repair(submitted: Any, release: Any) -> Repaired:
    """Return the submission with every cell recognised that can be, and every check in its place, as released.

    What the student added keeps its source and outputs, no metadata, and is called `added-1`, `added-2`, …

    Args:
        submitted: a notebook in nbformat 4, ids or not; it stays as it is, the new one shares its outputs.
        release: the notebook that students were given.
    """
    cells, originals = ([_Cell(*each) for each in enumerate(notebook.cells)] for notebook in (submitted, release))
    matching = _Matching(originals)
    matching.claim(_looked_at(cells))
    matching.recognise(_looked_at(cells))
    nodes = list(_nodes(_with_checks_in_place(cells, matching), matching))
    metadata = copy.deepcopy(release.metadata)
    return Repaired(NotebookNode(nbformat=4, nbformat_minor=5, metadata=metadata, cells=nodes), tuple(matching.notes))


@dataclass(eq=False)
class _Cell:
    """A cell of either notebook, whatever a stranger's tool wrote into it."""

    position: int
    node: Any

    @cached_property
    def kind(self) -> str:
        kind = self.node.get("cell_type")
        return kind if kind in ("code", "markdown") else "raw"

    @cached_property
    def source(self) -> str:
        source = self.node.get("source")
        return "".join(_as(str, line) for line in (source if isinstance(source, list) else [source]))

    @cached_property
    def id(self) -> str:
        """The id, empty where there is none; Colab keeps it in the metadata."""
        return _as(str, self.node.get("id") or _as(dict, self.node.get("metadata")).get("id"))

    @cached_property
    def nbgrader(self) -> dict[str, Any]:
        return _as(dict, _as(dict, self.node.get("metadata")).get("nbgrader"))

    @cached_property
    def grade_id(self) -> str:
        return _as(str, self.nbgrader.get("grade_id"))

    @property
    def is_answer(self) -> bool:
        return bool(self.nbgrader.get("solution"))

    @property
    def is_locked(self) -> bool:
        return bool(self.nbgrader.get("locked")) or (bool(self.nbgrader.get("grade")) and not self.is_answer)

    @property
    def title(self) -> str:
        return f"check cell of {self.grade_id}" if self.nbgrader.get("grade") else f"locked cell {self.id}"

    @cached_property
    def key(self) -> str:
        """The text as far as white space and the kind of quotes do not matter."""
        return "".join(self.source.split()).replace("'", '"') if len(self.source) <= LONGEST else self.source

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(re.findall(r"\w+", self.source[:LONGEST]))

    @cached_property
    def names(self) -> set[str]:
        """What code defines at its top level, and what its comments ask for, as in `# here: loss = ...`."""
        source = self.source[:LONGEST] if self.kind == "code" else ""
        defined = re.findall(r"^(?:async +)?(?:def|class) +(\w+)", source, re.MULTILINE)
        assigned = " ".join(re.findall(r"^(\w[\w, ]*)=(?!=)", source, re.MULTILINE))
        comments = "\n".join(re.findall(r"^#.*", source, re.MULTILINE))
        return {*defined, *re.findall(r"\w+", assigned), *re.findall(r"\b(\w+) = ", comments)}

    @property
    def lines(self) -> list[str]:
        """The text as far as it can matter to Python."""
        return [line.rstrip() for line in re.split(r"\r\n|\r|\n", self.source.strip("\r\n"))]


def _as(kind: type[T], value: Any) -> T:
    return value if isinstance(value, kind) else kind()


def _looked_at(cells: list[_Cell]) -> list[_Cell]:
    """Bound the work: no honest notebook has so much text."""
    lengths = itertools.accumulate(min(len(cell.source), LONGEST) for cell in cells)
    return [cell for cell, so_far in zip(cells, lengths, strict=True) if so_far <= MOST_TEXT]


class _Matching:
    """Which submitted cell is which cell of the release."""

    def __init__(self, originals: list[_Cell]) -> None:
        self.originals = originals
        self.matches: dict[_Cell, _Cell] = {}  # from the release's cell to the submitted one
        self.owners: dict[_Cell, _Cell] = {}  # and back
        self.notes: list[str] = []
        self._by_grade_id = {original.grade_id: original for original in originals if original.grade_id}
        self._texts: dict[str, list[_Cell]] = defaultdict(list)
        for original in originals:
            self._texts[original.key].append(original)
        self._copies: set[_Cell] = set()

    def match(self, original: _Cell, cell: _Cell) -> None:
        self.matches[original], self.owners[cell] = cell, original

    def claim(self, cells: list[_Cell]) -> None:
        """Match the cells that carry an id or a grade id of the release; of several copies take the answer."""
        by_id = {original.id: original for original in self.originals}
        claims: dict[_Cell, list[_Cell]] = defaultdict(list)
        for cell in cells:
            for original in (by_id.get(cell.id), self._by_grade_id.get(cell.grade_id)):
                if original and self._may_be(cell, original):
                    claims[original].append(cell)
                    break
        for original, copies in claims.items():
            chosen = max(copies, key=lambda cell: _preference(cell, original))
            self.match(original, chosen)
            if len(copies) > 1 and original.grade_id:
                which = "the last" if chosen is copies[-1] else f"number {copies.index(chosen) + 1}"
                self.notes.append(f"{len(copies)} cells are {original.grade_id}; {which} of them counts.")
            self._copies.update(copies if len(copies) > 1 else ())

    def recognise(self, cells: list[_Cell]) -> None:
        """Match the others by their text, then by likeness, the most alike first."""
        known = self._copies | self.owners.keys()
        free = [cell for cell in cells if cell not in known and cell.key and not ADDED.fullmatch(cell.id)]
        by_text = {(cell.kind, cell.key): cell for cell in free}
        for original in self.originals:
            cell = by_text.get((original.kind, original.key))
            if cell and original not in self.matches and not original.is_answer and len(self._texts[original.key]) == 1:
                self.match(original, cell)
        for _, original, cell in sorted(self._pairs(free), key=lambda pair: pair[0], reverse=True):
            if original not in self.matches and cell not in self.owners:
                self.match(original, cell)
        if lost := sum(cell.id != each.id for cell, each in self.owners.items() if cell not in self._copies):
            cells_had = "1 cell had" if lost == 1 else f"{lost} cells had"
            self.notes.append(f"{cells_had} lost the id and got it back by grade id, text or place.")

    def answer_to(self, check: _Cell) -> _Cell | None:
        answer = self._by_grade_id.get(f"{check.grade_id}-answer")
        return self.matches.get(answer) if answer else None

    def _may_be(self, cell: _Cell, original: _Cell) -> bool:
        """Return False for another kind of cell, and for the text of another cell of the release."""
        known = self._texts.get(cell.key) if cell.key else None
        return cell.kind == original.kind and (known is None or original in known)

    def _pairs(self, cells: list[_Cell]) -> Iterator[tuple[tuple[float, int], _Cell, _Cell]]:
        """Yield what may belong together, each with how probable that is; of equals the longer text is first."""
        missing = [each for each in self.originals if each not in self.matches and not each.is_locked]
        free = [cell for cell in cells if cell not in self.owners][: MOST_PAIRS // max(1, len(missing))]
        for original in missing:
            low, high = self._neighbour(original, -1), self._neighbour(original, 1)
            for cell in free:
                is_near = original.is_answer and low < cell.position < high
                if self._may_be(cell, original) and (likeness := _likeness(cell, original, is_near)):
                    yield (likeness, len(cell.key)), original, cell

    def _neighbour(self, original: _Cell, step: int) -> float:
        """Return where the matched cell before (-1) or after (1) stands; nowhere near, behind another lost answer."""
        for other in self.originals[original.position + step :: step] if original.position + step >= 0 else ():
            if other in self.matches:
                return self.matches[other].position
            if other.is_answer and other.kind == original.kind:
                return -step * math.inf
        return step * math.inf


def _preference(cell: _Cell, original: _Cell) -> tuple[bool, int, int]:
    """Order copies: the student's work before the untouched text, what defines the answer first, then the last."""
    return original.is_locked or cell.key not in ("", original.key), len(cell.names & original.names), cell.position


def _likeness(cell: _Cell, original: _Cell, is_near: bool) -> float:
    """Return how probable it is that a cell is a version of the original, 0 for not at all."""
    shared = len(cell.names & original.names) / len(original.names) if original.is_answer and original.names else 0.0
    alike = 2 * (cell.words & original.words).total() / max(1, cell.words.total() + original.words.total())
    if not shared and not is_near and alike < SIMILAR:
        return 0.0
    is_work = original.is_answer and cell.key != original.key
    return shared + alike + is_near / 2 + is_work * (2 if shared else 1)


def _with_checks_in_place(cells: list[_Cell], matching: _Matching) -> list[_Cell]:
    """Put deleted checks back, and those that stand before the answer that they check behind it."""
    order = list(cells)
    for original in [original for original in matching.originals if original.is_locked]:
        check, answer = matching.matches.get(original), matching.answer_to(original)
        behind = _behind(order, answer, matching) if answer else 0
        if check is None:
            order.insert(max(behind, _place(order, original, matching)), original)
            matching.match(original, original)
            matching.notes.append(f"The {original.title} was deleted; it was put back.")
        elif answer and order.index(check) < order.index(answer):
            order.insert(behind, check)
            order.remove(check)
            matching.notes.append(f"The {original.title} stood before the answer; it was moved behind it.")
    return order


def _place(order: list[_Cell], missing: _Cell, matching: _Matching) -> int:
    """Return where a deleted cell belongs: behind what precedes it in the release, or at the end."""
    before = [each for each in matching.originals[: missing.position] if each in matching.matches]
    return _behind(order, matching.matches[before[-1]], matching) if before else len(order)


def _behind(order: list[_Cell], cell: _Cell, matching: _Matching) -> int:
    """Return the place after a cell and the code that the student added right there: parts of a split answer."""
    place = order.index(cell) + 1
    while place < len(order) and order[place] not in matching.owners and order[place].kind == "code":
        place += 1
    return place


def _nodes(order: list[_Cell], matching: _Matching) -> Iterator[Any]:
    """Write the cells anew; what an edited check held besides the check becomes a cell of its own before it."""
    added = (f"added-{number}" for number in itertools.count(1))
    for cell in order:
        original = matching.owners.get(cell)
        edited = original is not None and original.is_locked and cell.key != original.key
        if original is None or (edited and _holds_more(cell)):
            yield _node(cell.kind, next(added), NotebookNode(), cell.source, {} if original else cell.node)
        if original:
            source = original.source if original.is_locked else cell.source
            yield _node(cell.kind, original.id, _metadata(cell, original), source, cell.node)
        if original and edited:
            matching.notes.append(f"The {original.title} was edited; it was put back as it was released.")


def _holds_more(cell: _Cell) -> bool:
    """Return whether there is more in a check cell than its call and comments."""
    return len(cell.source) > LONGEST or bool(re.sub(r"\b(?:grader\.)?check\([^()]*\)|#.*|[\s;]", "", cell.source))


def _metadata(cell: _Cell, original: _Cell) -> Any:
    metadata = copy.deepcopy(original.node.metadata)
    if IGNORED in metadata.get("tags", []) and (cell.key != original.key or cell.lines != original.lines):
        metadata.tags.remove(IGNORED)
    return metadata


def _node(kind: str, name: str, metadata: Any, source: str, stored: Any) -> Any:
    """Return a cell with what `stored` has besides: outputs or attachments."""
    node = NotebookNode(id=name, cell_type=kind, metadata=metadata, source=source)
    if kind == "code":
        node.outputs = [output for output in _as(list, stored.get("outputs")) if _is_complete(output)]
        node.execution_count = None
    elif attachments := _as(dict, stored.get("attachments")):
        node.attachments = attachments
    return node


def _is_complete(output: Any) -> bool:
    needed = OUTPUTS.get(_as(str, _as(dict, output).get("output_type")))
    return needed is not None and needed <= output.keys()
