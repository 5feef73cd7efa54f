"""Feedback pages: they say what was earned and why, and whatever a student wrote stays text."""

import base64
from html.parser import HTMLParser

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from small_course import graded

from autograder.feedback import LARGEST_PICTURE, LONGEST_TEXT, WORDS, Shown, outputs_by_question, page, titles
from autograder.results import Grade, HandGraded, QuestionResult, Result, Run, Verdict

RUN = Run("sandbox", "full", "machine", 1.0, {}, 1, {})
PICTURE = base64.b64encode(b"\x89PNG\r\n\x1a\n0123").decode()
EVIL = "</pre><script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover=alert(1) {{ 7*191 }} \x1b[31mred\x00"
VOID = {"meta", "img"}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "src", "alt"}


class Reader(HTMLParser):
    """Collects elements, attributes and text, and checks that elements are closed in order."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.open, self.words = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes += attributes
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(" ".join(data.split()))

    @property
    def text(self):
        return " ".join(word for word in self.words if word)


def result(*questions, student="ada", by_hand=(), notes=(), flags=()):
    return Result(student, "mini", "hash", {}, Grade(questions, by_hand, notes, flags), RUN)


def question(name="q1", verdict=Verdict.INCORRECT, score=0.0, possible=2.0, diagnoses=()):
    return QuestionResult(name, verdict, score, possible, diagnoses)


def notebook(*outputs):
    """A notebook with these outputs in an answer cell, before the check of q1."""
    cells = [
        new_markdown_cell("# All\n\nwords\n\n### q1 · double · 2 points\nq1 once more"),
        new_code_cell("1", outputs=list(outputs)),
        graded("q1", 'check("q1")', grade=True),
        new_code_cell("2", outputs=[stream("later")]),
        graded("q2", 'check("q2")', grade=True),
    ]
    return new_notebook(cells=cells)


def stream(text):
    return new_output("stream", name="stdout", text=text)


def picture(content):
    return new_output("display_data", data={"image/png": content, "text/plain": "<Figure>"})


def read(result, handed_in=None):
    return Reader(page(result, handed_in, notebook()))


def test_a_page_says_points_verdict_and_diagnosis():
    shown = read(
        result(
            question(verdict=Verdict.PARTIAL, score=1.5, diagnoses=("This is `x * 2`, not `x + 2`.",)),
            question("q2", Verdict.CORRECT, 3.0, 3.0),
            by_hand=(HandGraded("q2-written", 1.0, True), HandGraded("q3-written", 2.0, False)),
            notes=("The check cell of q7 was deleted; it was put back.",),
            flags=("It opened a socket.",),
        )
    )
    for text in (
        "4.5 of 5 points",
        "up to 1 more by a person",
        "q1 · double · 2 points some points 1.5 / 2",
        "q2 all points 3 / 3",
        "The check cell of q7 was deleted",
        "q2-written: 1 point, somebody will read it",
        "q3-written: 2 points, not answered",
    ):
        assert text in shown.text
    assert "This is x * 2 , not x + 2 ." in shown.text
    assert shown.elements.count("code") == 2
    assert "socket" not in shown.text


def test_a_page_says_what_to_read_again():
    wrong = QuestionResult("q1", Verdict.INCORRECT, 0.0, 2.0, ("It is flipped.",), (), ("The kernel", "q1"))
    assert "Read again in the notebook: “The kernel”, “q1 · double · 2 points”." in read(result(wrong)).text
    assert "Read again" not in read(result(question())).text


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words(verdict):
    assert WORDS[verdict] in read(result(question(verdict=verdict))).text


def test_what_was_not_graded_is_no_zero():
    shown = read(result(question(verdict=Verdict.NOT_GRADED), question("q2", Verdict.CORRECT, 3.0, 3.0)))
    assert "Not everything could be graded yet." in shown.text
    assert "that is not yours – / 2" in shown.text
    assert "3 of 5" not in shown.text


def test_outputs_are_shown_where_points_were_lost():
    handed_in = notebook(stream("earlier"), picture(PICTURE))
    wrong = read(result(question(), question("q2", Verdict.CORRECT, 3.0, 3.0)), handed_in)
    assert "earlier" in wrong.text
    assert "later" not in wrong.text
    assert ("src", f"data:image/png;base64,{PICTURE}") in wrong.attributes
    assert "earlier" not in read(result(question(verdict=Verdict.CORRECT, score=2.0)), handed_in).text


def test_outputs_belong_to_the_check_that_follows():
    found = outputs_by_question(notebook(stream("a"), stream("b")), ["q1", "q2"])
    assert found == {"q1": [Shown("a"), Shown("b")], "q2": [Shown("later")]}
    assert [shown.text for shown in outputs_by_question(notebook(*map(stream, "abcdef")), ["q1"])["q1"]] == [*"cdef"]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (stream("x" * (LONGEST_TEXT + 1)), [Shown("x" * LONGEST_TEXT + "\n[cut off here]")]),
        (stream("\x1b[1;31mred\x1b[0m \x07"), [Shown("red \N{REPLACEMENT CHARACTER}")]),
        (stream("  \n"), []),
        (new_output("error", ename="ValueError", evalue="no", traceback=["long"]), [Shown("ValueError: no")]),
        (new_output("execute_result", data={"text/plain": "4", "text/html": "<b>4</b>"}), [Shown("4")]),
        (new_output("display_data", data={"text/html": "<b>4</b>", "image/svg+xml": "<svg/>"}), []),
        (picture(f" {PICTURE[:8]}\n{PICTURE[8:]}"), [Shown(picture=PICTURE)]),
        (picture('" onerror="alert(1)'), [Shown("<Figure>")]),
        (picture(base64.b64encode(b"<svg onload=alert(1)>").decode()), [Shown("<Figure>")]),
        (picture(base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(LARGEST_PICTURE)).decode()), [Shown("<Figure>")]),
    ],
)
def test_only_text_and_small_pictures_are_shown(output, expected):
    assert outputs_by_question(notebook(output), ["q1"])["q1"] == expected


def test_headings_name_questions():
    assert titles(notebook(), ["q1", "q2"]) == {"q1": "q1 · double · 2 points", "q2": "q2"}


def test_whatever_a_student_wrote_stays_text():
    harmless = read(result(question(diagnoses=("`x`",)), notes=("note",)), notebook(stream("text"), picture(PICTURE)))
    handed_in = notebook(stream(EVIL), picture(PICTURE), new_output("error", ename=EVIL, evalue=EVIL, traceback=[]))
    hostile = read(
        result(question(diagnoses=(f"`{EVIL}`",)), student=EVIL, notes=(EVIL,), by_hand=(HandGraded(EVIL, 1.0, True),)),
        handed_in,
    )
    assert set(hostile.elements) <= {*harmless.elements, "ul", "li", "pre"}
    assert {name for name, _ in hostile.attributes} <= ATTRIBUTES
    assert "script" not in hostile.elements
    assert hostile.text.count("<script>alert(1)</script>") == 8
    assert "{{ 7*191 }}" in hostile.text
    (policy,) = (value for name, value in hostile.attributes if name == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'; img-src data:;")
