"""Repair: whatever tools and hands did to a notebook, its cells are found again and its checks are the release's."""

import copy
import json
import random
import re
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from small_course import graded, mini_master

from autograder.repair import repair

ROOT = Path(__file__).parent.parent
HW9 = nbformat.read(ROOT / "assignments/hw9/hw9.ipynb", as_version=4)
SOLUTION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)
ANSWERS = {
    "q1-answer": "def double(x):\n    return 2 * x",
    "q2-answer": 'greeting = "hello"',
    "q2-written": "Because nobody likes rude programs.",
}
CHECKS = ["q1", "q2"]


def mini_release():
    release = mini_master()
    for cell in release.cells:
        stub = "YOUR ANSWER HERE" if cell.cell_type == "markdown" else "# greeting = ...\nraise NotImplementedError"
        cell.source = SOLUTION.sub(stub, cell.source)
    return release


def answered(release, answers):
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    return notebook


def hw9_solution():
    master = nbformat.read(ROOT / "source/hw9/hw9.ipynb", as_version=4)
    solutions = {cell.id: cell.source for cell in master.cells if SOLUTION.search(cell.source)}
    return {name: re.sub(r"\s*### (BEGIN|END) SOLUTION", "", source) for name, source in solutions.items()}


RELEASE = mini_release()
SOLVED = answered(RELEASE, ANSWERS)
HW9_SOLVED = answered(HW9, hw9_solution())
HW9_CHECKS = [f"q{number}" for number in range(1, 18)]


def changed(notebook, change):
    """Return a copy of the notebook whose list of cells went through `change`, which may also return a new list."""
    notebook = copy.deepcopy(notebook)
    notebook.cells = change(notebook.cells) or notebook.cells
    return notebook


def place(cells, name):
    return [cell.id for cell in cells].index(name)


def named(notebook, name):
    return notebook.cells[place(notebook.cells, name)]


def names(notebook):
    return [cell.id for cell in notebook.cells]


def lines(cell):
    return [line.rstrip() for line in cell.source.strip("\r\n").splitlines()]


def sources(notebook):
    return {cell.id: cell.source for cell in notebook.cells}


def without(*deleted):
    return lambda cells: [cell for cell in cells if cell.id not in deleted]


def with_source(name, source):
    def change(cells):
        cells[place(cells, name)].source = source

    return change


def duplicated(name, source, at):
    """Copy and paste in Jupyter: the metadata come along, the id is new."""

    def change(cells):
        twin = copy.deepcopy(cells[place(cells, name)])
        cells.insert(at, twin | {"id": "0badcafe", "source": source})

    return change


def without_ids_and_metadata(cells):
    for number, cell in enumerate(cells):
        cell.id = f"{number:08x}"
        cell.metadata = nbformat.NotebookNode(vscode={"languageId": "python"})


def strictly_repaired(submitted, release):
    """Repair, and check what must hold whatever was submitted."""
    before = json.dumps([submitted, release], sort_keys=True)
    repaired = repair(submitted, release)
    assert json.dumps([submitted, release], sort_keys=True) == before
    notebook, known = repaired.notebook, {cell.id: cell for cell in release.cells}
    nbformat.validate(notebook)
    assert len(set(names(notebook))) == len(notebook.cells)
    for cell in notebook.cells:
        original = known.get(cell.id)
        if original is None:
            assert (cell.id[:6], cell.metadata) == ("added-", {})
        elif "tags" in original.metadata:
            assert cell.metadata.tags == (["otter_ignore"] if lines(cell) == lines(original) else [])
        else:
            assert cell.metadata == original.metadata
    for cell in release.cells:
        if cell.metadata.get("nbgrader", {}).get("locked"):
            assert named(notebook, cell.id).source == cell.source
            answer = f"{cell.id}-answer"
            assert answer not in names(notebook) or names(notebook).index(answer) < names(notebook).index(cell.id)
    again = repair(notebook, release)
    assert (again.notebook, again.notes) == (notebook, ())
    return repaired


# --- a small notebook ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("notebook", "release"), [(SOLVED, RELEASE), (HW9_SOLVED, HW9), (HW9, HW9)])
def test_an_honest_notebook_stays_as_it_is(notebook, release):
    repaired = strictly_repaired(notebook, release)
    assert repaired.notebook == notebook
    assert repaired.notes == ()


def test_what_students_add_runs_where_it_is_under_a_name_of_its_own():
    def add(cells):
        cells.insert(3, new_code_cell("double(21)", id="added-2", metadata={"nbgrader": {"grade_id": "q9"}}))
        cells.insert(1, new_raw_cell("notes", id="x", metadata={"tags": ["otter_ignore"], "otter": {"ignore": True}}))

    repaired = strictly_repaired(changed(SOLVED, add), RELEASE)
    assert names(repaired.notebook)[:5] == ["title", "added-1", "setup", "q1-answer", "added-2"]
    assert named(repaired.notebook, "added-1") == new_raw_cell("notes", id="added-1")
    assert named(repaired.notebook, "added-2").source == "double(21)"
    assert repaired.notes == ()


def test_no_cell_gets_skipped_by_its_tag_or_by_the_notebooks_metadata():
    def retag(cells):
        cells[place(cells, "q1")].metadata = nbformat.NotebookNode(tags=["otter_ignore"])
        cells[place(cells, "q2-answer")].metadata["otter"] = {"ignore": True}

    notebook = changed(SOLVED, retag)
    notebook.metadata["otter"] = {"tests": {"q1": {}}, "OK_FORMAT": True}
    repaired = strictly_repaired(notebook, RELEASE)
    assert repaired.notebook == SOLVED


def test_a_demonstration_keeps_its_tag_only_while_it_is_unchanged():
    for source, tags in [("double(4)  \r\n", ["otter_ignore"]), ("double(5)", []), ("double (4)", [])]:
        repaired = strictly_repaired(changed(SOLVED, with_source("demo", source)), RELEASE)
        assert named(repaired.notebook, "demo").metadata.tags == tags
        assert repaired.notes == ()


def test_outputs_and_attachments_stay_with_their_cells():
    def add(cells):
        cells[place(cells, "q1")].outputs = [new_output("stream", text="q1 passed")]
        cells[place(cells, "q2-written")]["attachments"] = {"a.png": {"image/png": "AAAA"}}
        cells.insert(0, new_code_cell("1", outputs=[new_output("execute_result", {"text/plain": "1"})]))

    notebook = changed(SOLVED, add)
    for submitted in (notebook, changed(notebook, without_ids_and_metadata)):
        repaired = strictly_repaired(submitted, RELEASE).notebook
        assert named(repaired, "q1").outputs[0].text == "q1 passed"
        assert named(repaired, "q2-written").attachments == {"a.png": {"image/png": "AAAA"}}
        assert named(repaired, "added-1").outputs[0].data == {"text/plain": "1"}


STUB = named(RELEASE, "q1-answer").source
BETTER = "def double(x):\n    return x + x"


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        (STUB, BETTER, "the last"),
        (BETTER, STUB, "number 1"),
        (BETTER, ANSWERS["q1-answer"], "the last"),
        (BETTER, "print(double(3))", "number 1"),
        (BETTER, "", "number 1"),
    ],
)
def test_of_copies_of_an_answer_the_work_counts_and_all_run(first, second, counts):
    notebook = changed(changed(SOLVED, with_source("q1-answer", first)), duplicated("q1-answer", second, 3))
    repaired = strictly_repaired(notebook, RELEASE)
    assert [cell.source for cell in repaired.notebook.cells[2:4]] == [first, second]
    assert [name for name in names(repaired.notebook)[2:4] if name != "added-1"] == ["q1-answer"]
    assert names(repaired.notebook)[3 if counts == "the last" else 2] == "q1-answer"
    assert repaired.notes == (f"2 cells are q1-answer; {counts} of them counts.",)


def test_a_copy_is_a_copy_by_its_id_alone_too():
    def twice(cells):
        cells.insert(3, new_code_cell(BETTER, id="q1-answer"))
        cells.insert(4, new_code_cell("x = 1", id="setup"))

    repaired = strictly_repaired(changed(SOLVED, twice), RELEASE)
    assert named(repaired.notebook, "q1-answer").source == BETTER
    assert repaired.notes == ("2 cells are q1-answer; the last of them counts.",)


def test_an_empty_copy_of_a_written_answer_does_not_count():
    repaired = strictly_repaired(changed(SOLVED, duplicated("q2-written", "", 8)), RELEASE)
    assert named(repaired.notebook, "q2-written").source == ANSWERS["q2-written"]


@pytest.mark.parametrize("first", ['check("q1")', 'check("q1")\nprint(1)'])
def test_of_copies_of_a_check_the_last_is_the_check(first):
    notebook = changed(changed(SOLVED, with_source("q1", first)), duplicated("q1", 'check("q1")', 6))
    repaired = strictly_repaired(notebook, RELEASE)
    assert names(repaired.notebook)[3] == "added-1"
    assert names(repaired.notebook)[6] == "q1"
    assert repaired.notes == ("2 cells are q1; the last of them counts.",)


def test_an_edited_check_is_the_releases_again_and_what_it_held_runs_before():
    for source in ("y = double(2)\ncheck('q1')", "from autograder import check; check = print", "x" * 6000):
        notebook = changed(SOLVED, with_source("q1", source))
        named(notebook, "q1").outputs = [new_output("stream", text="q1 passed")]
        repaired = strictly_repaired(notebook, RELEASE)
        assert names(repaired.notebook)[3:5] == ["added-1", "q1"]
        assert [len(cell.outputs) for cell in repaired.notebook.cells[3:5]] == [0, 1]
        assert repaired.notebook.cells[3].source == source
        assert repaired.notes == ("The check cell of q1 was edited; it was put back as it was released.",)


def test_nothing_is_kept_of_a_check_that_was_only_commented_out_or_cleared():
    for source in ('# check("q1")', "", 'grader.check("q1");'):
        repaired = strictly_repaired(changed(SOLVED, with_source("q1", source)), RELEASE)
        assert repaired.notebook == SOLVED
        assert repaired.notes == ("The check cell of q1 was edited; it was put back as it was released.",)


@pytest.mark.parametrize("source", ["check('q1')", ' check( "q1" )\r\n'])
def test_white_space_and_quotes_are_no_edit_of_a_check(source):
    repaired = strictly_repaired(changed(SOLVED, with_source("q1", source)), RELEASE)
    assert (repaired.notebook, repaired.notes) == (SOLVED, ())


def test_a_deleted_check_comes_back_behind_all_parts_of_its_answer():
    def split(cells):
        cells.insert(3, new_code_cell("double = lambda x: 2 * x"))

    repaired = strictly_repaired(changed(changed(SOLVED, without("q1")), split), RELEASE)
    assert names(repaired.notebook)[2:6] == ["q1-answer", "added-1", "q1", "demo"]
    assert repaired.notes == ("The check cell of q1 was deleted; it was put back.",)


def test_a_deleted_check_comes_back_behind_its_answer_wherever_that_went():
    def move(cells):
        cells.append(cells.pop(place(cells, "q3-answer")))

    repaired = strictly_repaired(changed(changed(HW9_SOLVED, without("q3")), move), HW9)
    assert names(repaired.notebook)[-2:] == ["q3-answer", "q3"]


def test_a_check_that_became_text_or_went_into_another_cell_is_deleted():
    def to_text(cells):
        cells[place(cells, "q1")] = new_markdown_cell('check("q1")', id="q1")

    merged = changed(SOLVED, with_source("q2-answer", ANSWERS["q2-answer"] + '\ncheck("q2")'))
    for notebook, check in [(changed(SOLVED, to_text), "q1"), (changed(merged, without("q2")), "q2")]:
        repaired = strictly_repaired(notebook, RELEASE)
        assert repaired.notes == (f"The check cell of {check} was deleted; it was put back.",)
        assert [name for name in names(repaired.notebook) if name in CHECKS] == CHECKS


def test_only_locked_cells_come_back():
    def keep_one(cells):
        return [new_code_cell("print('hello')", id="mine")]

    repaired = strictly_repaired(changed(SOLVED, keep_one), RELEASE)
    assert names(repaired.notebook) == ["added-1", "q1", "q2"]
    assert len(repaired.notes) == 2


def test_a_check_without_anything_of_the_release_before_it_stands_at_the_end():
    repaired = strictly_repaired(changed(SOLVED, without("title", "setup", "q1-answer", "q1")), RELEASE)
    assert names(repaired.notebook) == ["demo", "q2-answer", "q2", "q2-written", "q1"]


def test_moved_cells_stay_but_no_check_is_before_its_answer():
    def move(cells):
        cells.append(cells.pop(place(cells, "q1-answer")))
        cells.insert(0, cells.pop(place(cells, "q2-written")))

    repaired = strictly_repaired(changed(SOLVED, move), RELEASE)
    assert names(repaired.notebook) == ["q2-written", "title", "setup", "demo", "q2-answer", "q2", "q1-answer", "q1"]
    assert repaired.notes == ("The check cell of q1 stood before the answer; it was moved behind it.",)


def test_an_answer_pasted_over_another_answers_id_is_not_taken_for_it():
    def swap_ids(cells):
        first, second = place(cells, "q1"), place(cells, "q2")
        cells[first].id, cells[second].id = "q2", "q1"
        cells[first].metadata, cells[second].metadata = cells[second].metadata, cells[first].metadata

    assert strictly_repaired(changed(SOLVED, swap_ids), RELEASE).notebook == SOLVED


# --- ids and metadata that were lost ---------------------------------------------------------------------


def test_a_grade_id_is_enough():
    def lose_ids(cells):
        for number, cell in enumerate(cells):
            cell.id = f"{number:08x}"

    repaired = strictly_repaired(changed(SOLVED, lose_ids), RELEASE)
    assert repaired.notebook == SOLVED
    assert repaired.notes == ("8 cells had lost the id and got it back by grade id, text or place.",)


def test_colab_keeps_the_ids_in_the_metadata():
    def as_colab(cells):
        for cell in cells:
            cell.metadata = nbformat.NotebookNode(id=cell.pop("id"), colab={"base_uri": "x"})

    repaired = strictly_repaired(changed(HW9_SOLVED, as_colab), HW9)
    assert (repaired.notebook, repaired.notes) == (HW9_SOLVED, ())


def test_an_answer_is_found_by_what_it_defines_wherever_it_went():
    def rewrite(cells):
        without_ids_and_metadata(cells)
        cells[2].source = "import numpy\n\ntotal, other = 0, 1"
        cells[7].source = ANSWERS["q2-written"]
        cells.append(new_code_cell("def double(number):\n    return sum([number, number])"))
        cells.insert(1, new_code_cell("number, greeting = 5, 'hello'"))

    repaired = strictly_repaired(changed(RELEASE, rewrite), RELEASE)
    assert named(repaired.notebook, "q2-answer").source.startswith("number, greeting")
    assert "sum([number" in named(repaired.notebook, "q1-answer").source
    assert named(repaired.notebook, "added-1").source.startswith("import numpy")
    assert names(repaired.notebook)[-2:] == ["q1-answer", "q1"]


def test_of_two_texts_in_the_place_of_a_written_answer_the_longer_is_it():
    def rewrite(cells):
        without_ids_and_metadata(cells)
        cells[7:] = [new_markdown_cell(text) for text in ("Answer:", "It costs little.", "")]

    repaired = strictly_repaired(changed(SOLVED, rewrite), RELEASE)
    assert names(repaired.notebook)[7:] == ["added-1", "q2-written", "added-2"]


def test_an_empty_cell_is_nobodys_answer():
    def clear(cells):
        without_ids_and_metadata(cells)
        cells[7].source = "  "

    assert "q2-written" not in names(strictly_repaired(changed(SOLVED, clear), RELEASE).notebook)


def test_cells_of_the_release_with_one_text_are_told_apart():
    release = changed(RELEASE, lambda cells: cells.append(new_code_cell("double(4)", id="again")))
    repaired = strictly_repaired(changed(release, without_ids_and_metadata), release)
    assert names(repaired.notebook) == names(release)


def test_an_answer_that_resembles_nothing_is_found_by_its_place():
    def rewrite(cells):
        without_ids_and_metadata(cells)
        cells[2].source = "class Other:\n    pass"
        cells[7].source = "It costs little and pleases much."

    repaired = strictly_repaired(changed(SOLVED, rewrite), RELEASE).notebook
    assert names(repaired) == names(RELEASE)
    assert named(repaired, "q2-written").source == "It costs little and pleases much."


def test_an_untouched_stub_beside_the_answer_is_not_the_answer():
    def beside(cells):
        without_ids_and_metadata(cells)
        cells.insert(3, new_code_cell(BETTER, id="12345678"))

    notebook = changed(changed(SOLVED, with_source("q1-answer", STUB)), beside)
    assert sources(strictly_repaired(notebook, RELEASE).notebook)["q1-answer"] == BETTER


def test_an_untouched_stub_beside_something_else_is_still_the_answer():
    def beside(cells):
        without_ids_and_metadata(cells)
        cells.insert(3, new_code_cell("print('what does double do?', 2 * 4, 2 * 5, 2 * 6)", id="12345678"))

    repaired = strictly_repaired(changed(RELEASE, beside), RELEASE)
    assert named(repaired.notebook, "q1-answer").source == STUB


def test_a_text_much_like_the_releases_is_recognised():
    def edit(cells):
        without_ids_and_metadata(cells)
        cells[0].source += "\nMy notes."

    assert names(strictly_repaired(changed(SOLVED, edit), RELEASE).notebook) == names(RELEASE)


# --- the real homework -----------------------------------------------------------------------------------


def as_vscode(cells):
    """Every third cell keeps its metadata, none its id."""
    for number, cell in enumerate(cells):
        cell.id = f"{number:08x}"
        if number % 3:
            cell.metadata = nbformat.NotebookNode()


def respaced(cells):
    for cell in cells:
        cell.source = "\r\n".join(line + "  " for line in cell.source.split("\n")) + "\r\n"


def rewritten(cells):
    """Every answer is the student's own, and every text has a remark."""
    without_ids_and_metadata(cells)
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source += "\n\n(read)"
        elif "def " in cell.source:
            cell.source = re.sub(r'""".*?"""', '"""Mine."""', cell.source, flags=re.DOTALL)
        cell.outputs = [] if cell.cell_type == "code" else None


@pytest.mark.parametrize("change", [without_ids_and_metadata, as_vscode, respaced])
def test_the_homework_is_recognised_as_a_whole(change):
    repaired = strictly_repaired(changed(HW9_SOLVED, change), HW9)
    assert names(repaired.notebook) == names(HW9)
    assert [cell.metadata for cell in repaired.notebook.cells] == [cell.metadata for cell in HW9.cells]
    assert len(repaired.notes) == (change is not respaced)


def test_the_homework_pasted_into_a_new_notebook_is_recognised():
    def paste(cells):
        make = {"code": new_code_cell, "markdown": new_markdown_cell}
        return [make[cell.cell_type](cell.source + "\n# done" * (cell.id == "q3-answer")) for cell in cells]

    repaired = strictly_repaired(changed(HW9_SOLVED, paste), HW9)
    assert names(repaired.notebook) == names(HW9)
    answers = sources(HW9_SOLVED) | {"q3-answer": sources(HW9_SOLVED)["q3-answer"] + "\n# done"}
    assert sources(repaired.notebook) == answers


def test_a_short_written_answer_among_untouched_ones_is_not_mixed_up_with_them():
    notebook = changed(answered(HW9, {"q11-written": "No."}), without_ids_and_metadata)
    repaired = strictly_repaired(notebook, HW9).notebook
    assert names(repaired) == names(HW9)
    assert named(repaired, "q11-written").source == "No."


def test_the_homework_shuffled_keeps_every_answer():
    def shuffle(cells):
        without_ids_and_metadata(cells)
        random.Random(9).shuffle(cells)

    repaired = strictly_repaired(changed(HW9_SOLVED, shuffle), HW9).notebook
    expected = sources(HW9_SOLVED)
    for name in HW9_CHECKS:
        assert sources(repaired)[f"{name}-answer"] == expected[f"{name}-answer"]


def test_the_homework_without_its_texts_demonstrations_and_checks_keeps_every_code_answer():
    def only_answers(cells):
        kept = [cell for cell in cells if cell.id.endswith("-answer")]
        without_ids_and_metadata(kept)
        return kept

    repaired = strictly_repaired(changed(HW9_SOLVED, only_answers), HW9).notebook
    assert names(repaired) == [name for check in HW9_CHECKS for name in (f"{check}-answer", check)]


def test_the_homework_twice_in_one_file_is_the_second_half_where_that_was_worked_on():
    notebook = copy.deepcopy(HW9)
    notebook.cells = [*HW9.cells, *HW9_SOLVED.cells]
    repaired = strictly_repaired(notebook, HW9).notebook
    expected = sources(HW9_SOLVED)
    for name in HW9_CHECKS:
        assert sources(repaired)[f"{name}-answer"] == expected[f"{name}-answer"]
        assert place(repaired.cells, name) > len(HW9.cells)


def test_the_homework_merged_into_one_cell_gets_its_checks_behind_it():
    def merge(cells):
        return [new_code_cell("\n".join(cell.source for cell in cells if cell.cell_type == "code"))]

    repaired = strictly_repaired(changed(HW9_SOLVED, merge), HW9)
    assert set(names(repaired.notebook)[1:]) == set(HW9_CHECKS)


# --- whatever else -----------------------------------------------------------------------------------------


def mangled(notebook, chance):
    """Return the notebook after a few random deeds of a student and of a careless tool."""
    notebook = copy.deepcopy(notebook)
    cells = notebook.cells
    for _ in range(chance.randrange(1, 9)):
        cell, other = chance.choice(cells), chance.choice(cells)
        match chance.randrange(9):
            case 0:
                cells.insert(chance.randrange(len(cells)), cells.pop(cells.index(cell)))
            case 1 if len(cells) > 1:
                cells.remove(cell)
            case 2:
                cells.insert(chance.randrange(len(cells) + 1), copy.deepcopy(cell))
            case 3:
                cell.source = chance.choice([other.source, "", "x = 1", cell.source + "\nprint()", other.source + "  "])
            case 4:
                cell.id = chance.choice([other.id, "added-1", "added-x", "", 7, ["q1"]])
            case 5:
                cell.metadata = copy.deepcopy(chance.choice([other.metadata, nbformat.NotebookNode()]))
            case 6:
                cell.metadata["nbgrader"] = chance.choice([{"grade_id": "q1"}, {"grade_id": []}, {}, "x"])
            case 7:
                cells[chance.randrange(len(cells))] = graded(chance.choice(CHECKS), other.source, grade=True)
            case 8 if chance.random() < 0.3:
                without_ids_and_metadata(cells)
    return notebook


@pytest.mark.parametrize("seed", range(300))
def test_what_holds_for_every_notebook_holds_for_mangled_ones(seed):
    chance = random.Random(seed)
    strictly_repaired(mangled(chance.choice([SOLVED, RELEASE]), chance), RELEASE)


@pytest.mark.parametrize("seed", range(10))
def test_what_holds_for_every_notebook_holds_for_mangled_homework(seed):
    chance = random.Random(seed)
    notebook = HW9_SOLVED
    for _ in range(10):
        notebook = mangled(notebook, chance)
    strictly_repaired(notebook, HW9)


ODD = [
    {"cell_type": "code", "source": ["a = ", "1"], "metadata": [], "id": {"a": 1}},
    {"cell_type": "code", "source": None, "metadata": {"tags": "otter_ignore", "nbgrader": [1]}, "id": "x" * 10_000},
    {"cell_type": ["code"], "source": 3, "metadata": None, "outputs": 3},
    {"cell_type": "code", "source": "1", "outputs": [1, {"output_type": {}}, {"output_type": "stream"}], "id": None},
    {"cell_type": "markdown", "source": ["# Mini", 4], "attachments": [], "id": "title", "metadata": {"nbgrader": {}}},
    {"cell_type": "code", "source": 'check("q1")', "metadata": {"nbgrader": {"grade_id": {}, "locked": "no"}}},
    {},
]


def test_odd_cells_are_the_students_own():
    notebook = new_notebook()
    notebook["cells"] = nbformat.from_dict(ODD)
    repaired = strictly_repaired(notebook, RELEASE).notebook
    assert names(repaired) == ["added-1", "added-2", "added-3", "added-4", "title", "q1", "q2", "added-5"]
    assert [repaired.cells[0].source, repaired.cells[2].cell_type] == ["a = 1", "raw"]


@pytest.mark.parametrize(
    ("cells", "seconds"),
    [
        (HW9_SOLVED.cells, 0.1),
        (changed(HW9_SOLVED, rewritten).cells, 0.5),
        ([new_code_cell("")] * 10_000, 2),
        ([new_code_cell("a " * 10_000_000)], 2),
        ([graded("q3-answer", "conv1d, a = 1\n" * 140)] * 10_000, 2),
        ([new_markdown_cell(" ".join(f"{number}w{word}" for word in range(700))) for number in range(3_000)], 2),
        ([graded("q3", "check(" * 330)] * 10_000, 2),
        ([graded("q3-answer", "#" + "a" * 4_990)] * 4_000, 2),
        ([graded("q3", "; " * 10_000_000)], 1),
        ([new_code_cell("\n " * 10_000_000, id="q3-try")], 1),
    ],
    ids=[
        "honest",
        "rewritten",
        "empty",
        "one long",
        "copies",
        "words",
        "checks",
        "long word",
        "long check",
        "long demo",
    ],
)
def test_no_notebook_takes_long(cells, seconds):
    """Measured: a fifth of these limits; they leave room for a busy machine."""
    notebook = nbformat.NotebookNode(nbformat=4, nbformat_minor=5, metadata={}, cells=cells)
    start = time.process_time()
    repair(notebook, HW9)
    assert time.process_time() - start < seconds
