"""What of a sentence a student may read: nothing that a submission could have smuggled into it.

Hidden inputs reach student code, and student code can name a class, a function or a shape after what it was given.
So a sentence that comes out of a sandbox is shown only if a module with probes has such a sentence, and every word or
number in any diagnosis must stand in the tests' own sentences or be the name of a well-known type; others become "…".
"""

from __future__ import annotations

import ast
import builtins
import functools
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from autograder import probes

HIDDEN = "…"
LONGEST = 400
PLAIN_WORD = re.compile(r"[a-z]{1,12}")  # which fills a place in a sentence; a secret looks otherwise
FILLED_IN = r"[\w`()/]+(?:[ .][\w`()/]+){0,6}"  # a few words, of one sentence
UNUSABLE = "The answer could not be used as the test expects."


@functools.cache
def vocabulary(source: str) -> frozenset[str]:
    """Return the words and numbers in a file's sentences: its strings that have a blank, or are one plain word."""
    return words_of(*(text for text in _texts(ast.parse(source)) if " " in text or PLAIN_WORD.fullmatch(text)))


def words_of(*texts: str) -> frozenset[str]:
    """Return the words and numbers in these texts."""
    return frozenset(word for text in texts for word in _words(text))


@functools.cache
def type_names() -> frozenset[str]:
    """Return the names of types and exceptions that everybody knows."""
    known = [builtins, np, np.exceptions, np.linalg, torch, torch.nn]
    return frozenset(name for module in known for name, value in vars(module).items() if isinstance(value, type))


def without_strange_words(sentence: str, known: frozenset[str]) -> str:
    """Return a sentence of ours with what a submission may have put into it blotted out."""
    allowed = known.union(kit_words(), type_names(), *map(_all_words, _probe_files()))
    shown = re.sub(r"[^\W_][\w.,]*[^\W_]|\w+", lambda word: _shown(word[0], allowed), sentence[:LONGEST])
    return re.sub(rf"([(\[])[{HIDDEN}, .]*{HIDDEN}[{HIDDEN}, .]*([)\]])", rf"\1{HIDDEN}\2", shown)


def sentence_of_a_probe(sentence: str, known: frozenset[str]) -> str:
    """Return a sentence that came out of a sandbox, if it is one that a probe says; else one that fits them all."""
    if not any(pattern.fullmatch(sentence) for file in _probe_files() for pattern in _sentences(file)):
        return UNUSABLE
    return without_strange_words(sentence, known)


@functools.cache
def kit_words() -> frozenset[str]:
    """Return the words of the sentences that the kit's own modules raise."""
    modules = (Path(__file__).with_name(f"{module}.py") for module in ("trained", "judging", "interview"))
    return frozenset().union(*(vocabulary(module.read_text(encoding="utf-8")) for module in modules))


def _shown(word: str, allowed: frozenset[str]) -> str:
    if len(word) == 1 and word.isdigit():
        return word
    return word if word in allowed or all(part in allowed for part in _words(word)) else HIDDEN


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _texts(tree: ast.AST) -> Iterator[str]:
    """Yield the strings and the constant parts of formatted strings, these as one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield " ".join(["", *(str(part.value) for part in node.values if isinstance(part, ast.Constant))])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _probe_files() -> set[Path]:
    """Return the modules that have probes, all of them public: the kit's own, and those of the assignments at hand."""
    return {Path(inspect.getfile(inspect.unwrap(look))) for look in probes.ANSWERED.values()}


@functools.cache
def _all_words(file: Path) -> frozenset[str]:
    return words_of(*_texts(ast.parse(file.read_text(encoding="utf-8"))))


@functools.cache
def _sentences(file: Path) -> list[re.Pattern[str]]:
    """Return what matches the sentences that a module raises; a place to be filled in matches a few plain words."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in ("Mistake", "Missing", "Raised"):
            parts = node.args[0].values if isinstance(node.args[0], ast.JoinedStr) else node.args[:1]
            texts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else FILLED_IN for part in parts]
            if texts != [FILLED_IN]:
                found.append(re.compile("".join(texts)))
    return found
