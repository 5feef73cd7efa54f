"""Mutants: each small change that is meant to be made is made, once, and nothing else."""

import ast

import pytest
from small_course import ROOT

from autograder.corpus import reference_notebook
from autograder.course import UserError, find_course
from autograder.mutants import Mutant, explained, mutants, read_explanations, unused

HW9 = find_course(ROOT).assignment("hw9")
SOLUTIONS = {
    cell.id.removesuffix("-answer"): cell.source
    for cell in reference_notebook(HW9).cells
    if cell.id.endswith("-answer")
}


def sources(source):
    return [mutant.source for mutant in mutants("q1", source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a - b", ["pass", "a + b"]),
        ("y = a * b", ["y = a + b"]),
        ("y = a // b", ["y = a * b"]),
        ("y = a < b", ["y = a <= b"]),
        ("y = a == b", ["y = a != b"]),
        ("y += x", ["y = x", "y -= x"]),
        ("y = 3", ["y = 4", "y = 2"]),
        ("y = 0.5", ["y = 1.5"]),
        ("y = True", ["y = False"]),
        ("y = x[a:b]", ["y = x[a:b - 1]", "y = x[:b]"]),
        ("y = x[i, j]", ["y = x[j, i]"]),
        ("y = np.zeros(n)", ["y = np.ones(n)"]),
        ("y = f(a, b)", ["y = f(b, a)"]),
        ("y = f(a, k=b)", ["y = f(a)"]),
        ("y = f(a)(b, c)", ["y = f(a)(c, b)"]),
        ("y = nn.Sequential(a, nn.Tanh())", ["y = nn.Sequential(a, nn.Identity())"]),
        ("y = range(n)", ["y = range(1, n)", "y = range(n - 1)"]),
        ("model.eval()", ["pass"]),
        ("def f():\n    return a, b", ["def f():\n    return (b, a)"]),
        ("with torch.no_grad():\n    y = x", ["if True:\n    y = x"]),
        ("y = 'text'\nimport numpy\ndef f(x=3, *, k=4):\n    '''Say 3.'''", []),
    ],
)
def test_what_is_changed(source, expected):
    assert sources(source) == [ast.unparse(ast.parse(text)) for text in expected]


def test_one_place_is_changed_at_a_time():
    assert sources("y = a + b\nz = a + b") == ["y = a - b\nz = a + b", "y = a + b\nz = a - b"]
    assert sources("for i in a:\n    y = i + i + b") == [
        "for i in a:\n    y = i + i - b",
        "for i in a:\n    y = i - i + b",
    ]


def test_a_change_is_told_in_words():
    [*_, mutant] = mutants("q7", "def f(x):\n    '''One.'''\n    for i in x:\n        y += g(x[i + 1])\n")
    assert mutant.question == "q7"
    assert mutant.change == "f, line 4: i + 1 → i + 0"
    assert mutants("q7", "y = 3")[0].change == "line 1: y = 3 → y = 4"
    assert mutants("q7", "y = f(nn.Tanh())")[-1].change == "line 1: nn.Tanh() → nn.Identity()"


@pytest.mark.parametrize("question", SOLUTIONS)
def test_mutants_of_hw9_are_python_and_all_different(question):
    found = mutants(question, SOLUTIONS[question])
    texts = {ast.dump(ast.parse(mutant.source)) for mutant in found}
    assert len(texts) == len(found) >= 2
    assert ast.dump(ast.parse(SOLUTIONS[question])) not in texts
    assert found == mutants(question, SOLUTIONS[question])
    for mutant in found:
        compile(mutant.source, question, "exec")


# --- survivors --------------------------------------------------------------------------------------------------

SURVIVORS = [Mutant("q1", "line 1: a + b → a - b", ""), Mutant("q2", "line 2: 1 → 2", "")]


def test_an_explanation_is_for_the_changes_of_its_question_that_it_is_part_of():
    known = {"q1": {"a + b": "They are the same."}}
    assert explained(known, SURVIVORS[0]) == "They are the same."
    assert not explained(known, SURVIVORS[1])
    assert not explained({"q2": {"a + b": "They are the same."}}, SURVIVORS[0])


def test_an_explanation_that_no_survivor_needs_is_told():
    known = {"q1": {"a + b": "Yes.", "a * b": "No."}, "q2": {"a + b": "No."}}
    assert unused(known, SURVIVORS) == [("q1", "a * b"), ("q2", "a + b")]


def test_explanations_are_read_from_a_file_and_there_may_be_none(tmp_path):
    file = tmp_path / "equivalent_mutants.toml"
    assert read_explanations(file) == {}
    file.write_text('[q1]\n"a + b" = "They are the same."')
    assert read_explanations(file) == {"q1": {"a + b": "They are the same."}}


@pytest.mark.parametrize("text", ["[q1", 'q1 = "text"', "[q1]\na = 3"])
def test_a_file_of_something_else_is_refused_in_a_sentence(tmp_path, text):
    file = tmp_path / "equivalent_mutants.toml"
    file.write_text(text)
    with pytest.raises(UserError, match="cannot be used"):
        read_explanations(file)
