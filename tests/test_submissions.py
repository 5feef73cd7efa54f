"""Submissions: whose they are, and what a stranger's file may do to us (nothing)."""

import contextlib
import io
import json
import os
import stat
import tracemalloc
import zipfile

import nbformat
import pytest
from small_course import mini_master

from autograder import submissions
from autograder.course import UserError
from autograder.master import read_notebook
from autograder.submissions import Submission, Unreadable, find_submissions, fingerprint, student_id, unpacked

NOTEBOOK = nbformat.writes(mini_master()).encode()


@pytest.fixture
def mini(mini):
    """The assignment, released."""
    mini.release.mkdir(parents=True)
    (mini.release / mini.master.name).write_bytes(NOTEBOOK)
    return mini


def zip_of(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return content.getvalue()


EXPORTED = zip_of(mini_dot_ipynb=NOTEBOOK, checkpoints__q1_dot_safetensors=b"weights")
GRADESCOPE = """\
submission_11:
  :submitters:
  - :name: Ada Lovelace
    :sid: '1815'
    :email: ada@example.edu
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-01-01
submission_12:
  :submitters:
  - :name: Alan Turing
    :sid:
    :email: alan@example.edu
  - :name: Grace Hopper
    :sid: '1906'
    :email: grace@example.edu
"""


def write(folder, **files):
    for name, data in files.items():
        file = folder / name.replace("__", "/").replace("_dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("files", "students"),
    [
        ({"b_dot_ipynb": NOTEBOOK, "a_dot_ipynb": NOTEBOOK}, ["a", "b"]),
        ({"s2__mini_dot_ipynb": NOTEBOOK, "s10__mini_dot_ipynb": NOTEBOOK}, ["s2", "s10"]),
        ({"ada_dot_zip": EXPORTED}, ["ada"]),
        ({"mini_2026_11_22T10_00_00_123456_dot_zip": EXPORTED}, ["mini_2026_11_22T10_00_00_123456"]),
        ({"ada__mini-submission_dot_zip": EXPORTED}, ["ada"]),
        ({"ada__mini__mini_dot_ipynb": NOTEBOOK}, ["ada"]),
        (
            {"lovelaceada_70_2101_hw_dot_zip": EXPORTED, "turingalan_LATE_81_2202_hw-1_dot_zip": EXPORTED},
            ["lovelaceada_70", "turingalan_81"],
        ),
        (
            {
                "submission_11__mini_dot_ipynb": NOTEBOOK,
                "submission_12__mini_dot_ipynb": NOTEBOOK,
                "submission_metadata_dot_yml": GRADESCOPE.encode(),
            },
            ["1815", "1906", "alan@example.edu"],
        ),
    ],
    ids=["notebooks", "folders", "zip", "otter zip", "zip in folder", "nbgrader", "canvas", "gradescope"],
)
def test_every_convention_names_its_students_and_is_read(mini, tmp_path, files, students):
    found = find_submissions(write(tmp_path / "class", **files))
    assert [submission.student for submission in found] == students
    for submission in found:
        assert submission.read(mini).notebook.cells


def test_checkpoints_come_along_and_nothing_else(mini, tmp_path):
    content = zip_of(
        mini_dot_ipynb=NOTEBOOK,
        checkpoints__q1_dot_safetensors=b"weights",
        checkpoints__q1_dot_pkl=b"pickle",
        autograder__probes_dot_py=b"evil",
    )
    write(tmp_path, ada_dot_zip=content)
    assert Submission("ada", tmp_path / "ada.zip").read(mini).checkpoints == {"q1.safetensors": b"weights"}


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["doe_52_1001_a.ipynb", "doe_52_1002_a.ipynb"], 1),
        (["doe_52_1001_a.zip", "doe_52_1002_notes.pdf"], 0),
        (["doe_52_1003_a.ipynb", "doe_52_1002_a.zip"], 1),
    ],
)
def test_of_one_students_files_on_canvas_the_gradable_and_the_last_counts(tmp_path, names, chosen):
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(str(number).encode())
    (found,) = find_submissions(tmp_path)
    assert found.origin.read_bytes() == str(chosen).encode()


def test_no_file_is_passed_over_in_silence(mini, tmp_path):
    folder = write(
        tmp_path / "class",
        ada_dot_ZIP=EXPORTED,
        bob_dot_rar=b"Rar!",
        group_1_2_hw_dot_zip=EXPORTED,
        group_1_3_hw_dot_zip=EXPORTED,
    )
    found = {submission.student: submission for submission in find_submissions(folder)}
    assert set(found) == {"ada", "bob", "group_1_2_hw", "group_1_3_hw"}
    assert found["ada"].read(mini).notebook.cells
    with pytest.raises(Unreadable, match=r"'\.rar' is neither"):
        found["bob"].read(mini)


def test_a_student_cannot_name_the_others(tmp_path):
    forged = b"../bob:\n  :submitters:\n  - :sid: eve\n"
    write(tmp_path, ada__x_dot_ipynb=NOTEBOOK, bob__x_dot_ipynb=NOTEBOOK)
    write(tmp_path, eve__x_dot_ipynb=NOTEBOOK, eve__submission_metadata_dot_yml=forged)
    assert [submission.student for submission in find_submissions(tmp_path)] == ["ada", "bob", "eve"]
    write(tmp_path, submission_metadata_dot_yml=forged)
    with pytest.raises(UserError, match=r"names a folder '\.\./bob'"):
        find_submissions(tmp_path)


def test_an_entry_that_lies_about_its_size_is_not_inflated(mini, tmp_path):
    honest = zip_of(mini_dot_ipynb=b" " * 50_000_000)
    size = (50_000_000).to_bytes(4, "little")
    assert honest.count(size) == 2
    (tmp_path / "a.zip").write_bytes(honest.replace(size, (1000).to_bytes(4, "little")))
    tracemalloc.start()
    with pytest.raises(Unreadable):
        Submission("a", tmp_path / "a.zip").read(mini)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 45_000_000


def test_whatever_byte_of_a_zip_is_damaged_the_sentence_is_ours(mini, tmp_path):
    for position in range(30, len(EXPORTED), 13):
        damaged = EXPORTED[:position] + bytes([EXPORTED[position] ^ 0xFF]) + EXPORTED[position + 1 :]
        (tmp_path / "a.zip").write_bytes(damaged)
        with contextlib.suppress(Unreadable):
            assert Submission("a", tmp_path / "a.zip").read(mini).notebook.cells


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"homework": {\n   "assignment": "mini"\n  }', b'"homework": "x"'),
        (b'"nbgrader": {', b'"other": {'),
    ],
)
def test_odd_metadata_is_survived(mini, tmp_path, old, new):
    assert old in NOTEBOOK
    (tmp_path / "a.ipynb").write_bytes(NOTEBOOK.replace(old, new))
    assert Submission("a", tmp_path / "a.ipynb").read(mini).notebook.cells


def test_half_a_surrogate_pair_is_unreadable(mini, tmp_path):
    (tmp_path / "a.ipynb").write_bytes(NOTEBOOK.replace(b"# Mini", b"# \\ud800"))
    with pytest.raises(Unreadable, match="not a Jupyter notebook"):
        Submission("a", tmp_path / "a.ipynb").read(mini)


def test_a_bulk_download_is_unpacked_and_removed_again(tmp_path):
    write(tmp_path, bulk_dot_zip=zip_of(export__ada_dot_zip=EXPORTED, export__bob_dot_zip=EXPORTED))
    with unpacked(tmp_path / "bulk.zip") as folder:
        assert [submission.student for submission in find_submissions(folder)] == ["ada", "bob"]
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.zip", b"PK\x03\x04 not really", "not a zip archive"),
        ("a.zip", EXPORTED[:-40], "not a zip archive"),
        ("a.zip", zip_of(readme_dot_txt=b"hi"), "no notebook"),
        ("a.zip", zip_of(one_dot_ipynb=NOTEBOOK, two_dot_ipynb=NOTEBOOK), "2 notebooks"),
        ("a.zip", zip_of(mini_dot_ipynb=b" " * 30_000_000), "larger than 20 MB"),
        ("a.ipynb", b"", "is empty"),
        ("a.ipynb", b"\x00\xff", "not a Jupyter notebook"),
        ("a.ipynb", b"[" * 100_000, "not a Jupyter notebook"),
        ("a.ipynb", b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}', "is empty"),
        (
            "a.ipynb",
            NOTEBOOK.replace(b'"assignment": "mini"', b'"assignment": "hw7"'),
            r"another assignment \(hw7\)",
        ),
        ("a.ipynb", NOTEBOOK.replace(b"homework", b"h").replace(b"check(", b"c("), "another assignment"),
    ],
)
def test_what_cannot_be_graded_is_said_in_a_sentence(mini, tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=sentence):
        Submission("a", tmp_path / name).read(mini)


def test_a_notebook_that_lost_its_metadata_is_still_ours(mini, tmp_path):
    bare = json.loads(NOTEBOOK)
    del bare["metadata"]["homework"]
    (tmp_path / "a.ipynb").write_text(json.dumps(bare))
    assert Submission("a", tmp_path / "a.ipynb").read(mini).notebook.cells


def test_links_are_not_followed(mini, tmp_path):
    secret = write(tmp_path / "elsewhere", secret_dot_ipynb=NOTEBOOK) / "secret.ipynb"
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "mini.ipynb").symlink_to(secret)
    with pytest.raises(Unreadable, match="no notebook"):
        Submission("ada", tmp_path / "ada").read(mini)
    link = zipfile.ZipInfo("mini.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "bob.zip", "w") as archive:
        archive.writestr(link, str(secret))
    with pytest.raises(Unreadable, match="no notebook"):
        Submission("bob", tmp_path / "bob.zip").read(mini)


def test_a_large_checkpoint_is_left_out_with_a_note(mini, tmp_path):
    write(tmp_path, a_dot_zip=zip_of(mini_dot_ipynb=NOTEBOOK, checkpoints__q1_dot_safetensors=bytes(9_000_000)))
    work = Submission("a", tmp_path / "a.zip").read(mini)
    assert work.checkpoints == {}
    assert "larger than 8 MB" in work.notes[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("=cmd|'/c calc'!A1", "cmd_c_calc_A1"),
        ("../../etc", "etc"),
        ("@SUM(A1)", "SUM_A1"),
        ("Ünal", "Ünal"),
        ("///", "unnamed"),
        ("a" * 200, "a" * 80),
        ("\U00020000" * 80, "\U00020000" * 40),  # as many as a file system takes, with a date behind
    ],
)
def test_names_are_safe_for_files_and_spreadsheets(text, name):
    assert student_id(text) == name


def test_an_empty_class_is_the_users_error(tmp_path):
    with pytest.raises(UserError, match="has no submissions"):
        find_submissions(tmp_path)


def test_two_files_of_one_student_are_the_users_error(tmp_path):
    write(tmp_path, ada_dot_zip=EXPORTED, ada_dot_ipynb=NOTEBOOK)
    with pytest.raises(UserError, match="keep one of them"):
        find_submissions(tmp_path)


def test_a_fingerprint_follows_the_content(tmp_path):
    write(tmp_path, a__x_dot_ipynb=b"1", b__x_dot_ipynb=b"1", c__x_dot_ipynb=b"2")
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "b") != fingerprint(tmp_path / "c")


def test_a_notebook_is_repaired_against_the_release_and_notes_say_so(mini, tmp_path):
    submitted = json.loads(NOTEBOOK)
    submitted["cells"] = [cell for cell in submitted["cells"] if cell["id"] != "q2"]
    content = zip_of(mini_dot_ipynb=json.dumps(submitted), checkpoints__q1_dot_safetensors=bytes(9_000_000))
    write(tmp_path, a_dot_zip=content)
    work = Submission("a", tmp_path / "a.zip").read(mini)
    assert [cell.id for cell in work.notebook.cells] == [cell.id for cell in mini_master().cells]
    assert work.notes[0].startswith("q1.safetensors is larger")
    assert work.notes[1:] == ("The check cell of q2 was deleted; it was put back.",)


@pytest.mark.parametrize("minor", [4, 5])
def test_repeated_or_missing_ids_cost_nothing_and_every_reading_is_the_same(mini, tmp_path, minor):
    submitted = json.loads(NOTEBOOK) | {"nbformat_minor": minor}
    answer = next(cell for cell in submitted["cells"] if cell["id"] == "q1-answer")
    submitted["cells"].insert(3, {**answer, "source": "def double(x):\n    return x + x", "metadata": {}})
    for cell in submitted["cells"] if minor == 4 else ():
        del cell["id"]
        cell["metadata"] = {}
    write(tmp_path, a_dot_ipynb=json.dumps(submitted).encode())
    first, second = (Submission("a", tmp_path / "a.ipynb").read(mini) for _ in range(2))
    assert first == second
    found = {cell.id: cell.source for cell in first.notebook.cells}
    assert found["q1-answer"] == "def double(x):\n    return x + x"
    assert len(first.notes) == 1


def test_the_release_is_read_again_only_when_it_changes(mini, tmp_path, monkeypatch):
    write(tmp_path, a_dot_ipynb=NOTEBOOK)
    reading = []
    monkeypatch.setattr(submissions, "read_notebook", lambda file: reading.append(file) or read_notebook(file))
    for moment in (1, 1, 2):
        os.utime(mini.release / "mini.ipynb", (moment, moment))
        Submission("a", tmp_path / "a.ipynb").read(mini)
    assert len(reading) == 2


def test_without_a_release_nothing_is_graded(mini, tmp_path):
    write(tmp_path, a_dot_ipynb=NOTEBOOK)
    (mini.release / "mini.ipynb").unlink()
    with pytest.raises(UserError, match="run `make release` first"):
        Submission("a", tmp_path / "a.ipynb").read(mini)
