"""The engine on tiny notebooks, each named after how it behaves."""

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import nbformat
import pytest
from nbformat.v4 import new_code_cell
from small_course import ROOT, make_course, mini_master

from autograder import probes, sandbox
from autograder.engine import SandboxEngine
from autograder.master import without_markers
from autograder.notebook_process import only_defines
from autograder.otter_engine import OtterEngine
from autograder.questions import read_questions
from autograder.results import Verdict
from autograder.submissions import Work

LEVELS = [level for level in (*sandbox.LEVELS, "none") if level == "none" or sandbox._why_not(level) is None]
LIMITS = "question_seconds = 2\ncall_seconds = 3\nsubmission_seconds = 40\nmemory_megabytes = 300\n"
LIMITS += "disk_megabytes = 8\noutput_kilobytes = 4\nprocesses = 32\n"


@pytest.fixture(scope="module")
def mini(tmp_path_factory):
    assignment = make_course(tmp_path_factory.mktemp("course"))
    file = assignment.course.root / "source" / "course.toml"
    text = file.read_text()
    file.write_text(text[: text.index("[limits]")] + "[limits]\n" + LIMITS)
    return type(assignment.course)(assignment.course.root, _settings(file)).assignment("mini")


def _settings(file):
    from autograder.course import _read_settings

    return _read_settings(file)


@pytest.fixture(scope="module", params=LEVELS)
def engine(request, mini):
    with SandboxEngine(mini, read_questions(mini), isolation=request.param) as running:
        yield running


@pytest.fixture(scope="module")
def any_engine(mini):
    with SandboxEngine(mini, read_questions(mini)) as running:
        yield running


DOUBLE, GREETING = "def double(x):\n    return x + x", 'greeting = "hello"'


def submission(q1=DOUBLE, q2=GREETING, before=(), between=(), checkpoints=None):
    """A notebook with these answers, and more cells before them and between them."""
    notebook = mini_master()
    for cell in notebook.cells:
        cell.source = {"q1-answer": q1, "q2-answer": q2}.get(cell.id, without_markers(cell.source))
    place = next(i for i, cell in enumerate(notebook.cells) if cell.id == "q1-answer")
    notebook.cells[place:place] = [new_code_cell(source) for source in before]
    place = next(i for i, cell in enumerate(notebook.cells) if cell.id == "q2-answer")
    notebook.cells[place:place] = [new_code_cell(source) for source in between]
    return Work(notebook, checkpoints or {})


def outcome(graded):
    return {question.name: (question.verdict, question.score) for question in graded.questions}


RIGHT = {"q1": (Verdict.CORRECT, 3.5), "q2": (Verdict.CORRECT, 0.5)}


def test_right_answers_get_all_points(engine):
    graded = engine.grade(submission())
    assert outcome(graded) == RIGHT
    assert graded.flags == ()
    assert all(seconds > 0 for seconds in graded.seconds.values())


def test_the_grade_is_the_same_every_time_to_the_byte(engine):
    work = submission("def double(x):\n    return x * x", "import random\ngreeting = random.random()")
    assert len({msgspec.json.encode(engine.grade(work).questions) for _ in range(3)}) == 1


def test_wrong_answers_are_told_their_mistake(engine):
    graded = engine.grade(submission("def double(x):\n    return x * x", 'greeting = "bye"'))
    assert outcome(graded) == {"q1": (Verdict.INCORRECT, 0), "q2": (Verdict.INCORRECT, 0)}
    assert "This is the square." in graded.questions[0].diagnoses
    assert graded.questions[1].diagnoses == ("The greeting is something else.",)


def test_an_undefined_name_is_missing(engine):
    graded = engine.grade(submission("pass", "pass"))
    assert outcome(graded) == {"q1": (Verdict.MISSING, 0), "q2": (Verdict.MISSING, 0)}


def test_an_unfinished_function_is_missing_and_one_that_raises_raised(engine):
    assert outcome(engine.grade(submission("def double(x):\n    raise NotImplementedError")))["q1"][0] == "missing"
    graded = engine.grade(submission("def double(x):\n    return [][x]"))
    assert outcome(graded)["q1"][0] == "raised"
    assert graded.questions[0].diagnoses == ("`double` raised IndexError.",)


def test_only_the_questions_asked_for_are_graded(any_engine):
    graded = any_engine.grade(submission(), frozenset({"q1"}))
    assert [question.name for question in graded.questions] == ["q1"]


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("while True: pass", "timed_out"),
        ("import time\ntime.sleep(1000)", "timed_out"),
        (
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            "timed_out",
        ),
        ("import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass", "timed_out"),
        ("sum(range(10**12))", "timed_out"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGXCPU)", "timed_out"),  # whatever the clocks say
        ("import os\nos._exit(0)", "crashed"),
        ("import os\nos.abort()", "crashed"),
        ("import ctypes\nctypes.string_at(0)", "crashed"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)", "crashed"),
    ],
    ids=lambda text: text.splitlines()[0][:30],
)
def test_a_cell_that_ends_badly_costs_only_its_question(any_engine, source, verdict):
    graded = any_engine.grade(submission(before=[source], q1="x = 1"))
    assert outcome(graded) == {"q1": (Verdict(verdict), 0), "q2": RIGHT["q2"]}
    assert len(graded.questions[0].diagnoses) == 1


def test_a_cell_that_ends_badly_costs_nothing_where_the_answer_is_right_all_the_same(any_engine):
    assert outcome(any_engine.grade(submission(before=["import os\nos._exit(1)"]))) == RIGHT


def test_the_notebook_goes_on_as_it_was_before_a_deadly_cell(any_engine):
    work = submission(before=["kept = 2", "kept = 3\nimport os\nos._exit(1)"], q1="def double(x):\n    return kept * x")
    assert outcome(any_engine.grade(work)) == RIGHT


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("while True: pass", "timed_out"),
        ("import time; time.sleep(1000)", "timed_out"),
        ("import os; os._exit(0)", "crashed"),
        ("import ctypes; ctypes.string_at(0)", "crashed"),
        ("return [0] * 10**9", "out_of_memory"),
        ("raise MemoryError", "out_of_memory"),
        ("import sys; sys.exit()", "raised"),
        ("raise KeyboardInterrupt", "incorrect"),
        ("return double(x)", "raised"),
        ("return object()", "incorrect"),
        ("return 'x' * 10**6", "incorrect"),
    ],
)
def test_a_function_that_ends_badly_costs_only_its_question(any_engine, body, verdict):
    graded = any_engine.grade(submission(f"def double(x):\n    {body}"))
    assert outcome(graded) == {"q1": (Verdict(verdict), 0), "q2": RIGHT["q2"]}


def test_what_a_check_changes_is_thrown_away(any_engine):
    work = submission(
        "greeting = 'hello'\ndef double(x):\n    global greeting\n    greeting = 'spoiled'\n    return 2 * x", "pass"
    )
    assert outcome(any_engine.grade(work)) == RIGHT


def test_a_submission_cannot_outlast_its_time(mini):
    settings = msgspec.structs.replace(mini.course.settings, assignments={"mini": {"submission_seconds": 2}})
    short = type(mini.course)(mini.course.root, settings).assignment("mini")
    sleepy = submission(between=["import time\ntime.sleep(100)"])
    with SandboxEngine(short, read_questions(short)) as running:
        graded = running.grade(sleepy)
    assert outcome(graded) == {"q1": RIGHT["q1"], "q2": (Verdict.TIMED_OUT, 0)}


def test_killing_everybody_costs_the_question_and_not_the_rest(any_engine):
    work = submission(before=["import os, signal\nos.kill(-1, signal.SIGKILL)\nos.kill(os.getpid(), 9)"], q1="pass")
    assert outcome(any_engine.grade(work))["q2"] == RIGHT["q2"]
    assert outcome(any_engine.grade(submission())) == RIGHT


def test_magics_and_shell_commands_work(any_engine):
    work = submission(
        before=[
            "%matplotlib inline\n%time x = 1\n!echo hi > note.txt\nlines = !cat note.txt",
            "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()\nassert lines == ['hi']\nfactor = 2",
        ],
        q1="def double(x):\n    return factor * x",
    )
    assert outcome(any_engine.grade(work)) == RIGHT


def test_a_loader_with_workers_and_many_threads_do_no_harm(any_engine):
    cell = """
import torch
from torch.utils.data import DataLoader, TensorDataset
torch.set_num_threads(8)
loader = DataLoader(TensorDataset(torch.ones(8, 1)), batch_size=4, num_workers=2, prefetch_factor=2)
total = sum(batch[0].sum() for batch in loader)
torch.rand(500, 500) @ torch.rand(500, 500)
"""
    assert outcome(any_engine.grade(submission(before=[cell], q1="def double(x):\n    return total / 4 * x"))) == RIGHT


def test_checkpoints_lie_where_they_belong(any_engine):
    work = submission(
        "from pathlib import Path\ndef double(x):\n    return x * len(Path('checkpoints/q1.safetensors').read_bytes())",
        checkpoints={"q1.safetensors": b"ab"},
    )
    assert outcome(any_engine.grade(work)) == RIGHT


def test_output_is_kept_up_to_a_limit_and_printable(any_engine):
    graded = any_engine.grade(submission(before=["print('\\x1b[31mred\\x07')", "print('x' * 10**7)"]))
    assert "\\x1b[31mred\\x07" in graded.output
    assert 4096 <= len(graded.output) < 8192
    assert graded.output.endswith("[cut off here]")
    assert outcome(graded) == RIGHT


def test_bytes_that_are_no_text_do_no_harm(any_engine):
    graded = any_engine.grade(submission(before=["import os\nos.write(1, bytes(range(256)))"]))
    graded.output.encode("utf-8")
    assert outcome(graded) == RIGHT


def test_a_skipped_cell_is_not_run(any_engine):
    work = submission()
    next(cell for cell in work.notebook.cells if cell.id == "demo").source = "import os\nos._exit(1)"
    assert outcome(any_engine.grade(work)) == RIGHT


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ("import socket\ntry: socket.socket()\nexcept OSError: pass", "The notebook tried to use the network."),
        ("import numpy\nnumpy.allclose = lambda *a, **k: True", "The notebook replaced numpy.allclose."),
        ("try: open('/proc/self/environ')\nexcept OSError: pass", "none of its business"),
        ("import gc\nfound = gc.get_objects()", "The notebook searched the memory of its process."),
    ],
)
def test_what_was_tried_is_reported_and_changes_no_score(any_engine, cell, flag):
    graded = any_engine.grade(submission(before=[cell]))
    assert outcome(graded) == RIGHT
    assert len(graded.flags) == 1
    assert flag in graded.flags[0]


@pytest.mark.parametrize(
    "answer",
    [
        "def double(x):\n    raise type(f'Secret{x}', (Exception,), {})",
        "def double(x):\n    raise type('Secret1234567', (Exception,), {})",
        "def double(x):\n    return __import__('numpy').zeros((0, x))",
        "def double(x):\n    raise __import__('autograder.probes').probes.Mistake(f'It was {x}.')",
        "def double(x):\n    double.__name__ = f'f{x}'\n    return [][0]",
        "def double(x):\n    print(x)\n    return x",
    ],
)
def test_a_hidden_input_is_in_nothing_that_a_student_reads(any_engine, answer):
    graded = any_engine.grade(submission(answer))
    shown = msgspec.json.encode([graded.questions, graded.flags, graded.notes]).decode()
    assert "234567" not in shown
    assert graded.questions[0].score == 0


def test_nothing_of_one_submission_is_there_for_the_next(engine):
    spy = """
import gc, os
seen = [name for name in os.listdir('.') if name.startswith('left')]
seen += [text for text in gc.get_objects() if isinstance(text, str) and text.startswith('left_' + 'behind_')]
seen += [name for name in os.environ if name.startswith('LEFT')]
"""
    mark = "import os\nopen('left.txt', 'w').write('left_behind_1')\nos.environ['LEFT'] = 'left_behind_2'\n"
    engine.grade(submission(before=[mark]))
    assert outcome(engine.grade(submission(before=[spy], q1="def double(x):\n    return x * (2 + len(seen))"))) == RIGHT


def test_no_process_outlives_its_submission(engine, tmp_path):
    late = tmp_path / "late.txt"
    daemon = f"""
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(1)
        open({str(late)!r}, 'w').write('here')
        os._exit(0)
    os._exit(0)
"""
    tmp_path.chmod(0o777)
    engine.grade(submission(before=[daemon]))
    time.sleep(1.5)
    assert not late.exists()


KERNEL = tuple(int(part) for part in os.uname().release.split(".")[:2])
GATHERED = """
from pathlib import Path
from autograder.warm_server import _gather_memory
kept = [bytearray(4096) for _ in range(10_000)]
_gather_memory()
print(Path("/proc/self/smaps_rollup").read_text())
"""


@pytest.mark.skipif(
    not Path("/sys/kernel/mm/transparent_hugepage").exists() or KERNEL < (6, 1),
    reason="the kernel does not move memory into huge pages",
)
def test_memory_lies_in_huge_pages_before_the_first_fork():
    done = subprocess.run([sys.executable, "-c", GATHERED], cwd=ROOT, capture_output=True, text=True, check=True)
    kilobytes = re.search(r"^AnonHugePages: +(\d+) kB$", done.stdout, re.MULTILINE)
    assert int(kilobytes[1]) > 20_000


HOOK = """
import os
def kill(result):
    if result.info.raw_cell.startswith("def double"):
        os._exit(1)
get_ipython().events.register("post_run_cell", kill)
"""


def test_definitions_that_end_the_process_by_a_hook_cost_only_their_question(any_engine):
    graded = any_engine.grade(submission(before=[HOOK]))
    assert outcome(graded) == {"q1": (Verdict.CRASHED, 0), "q2": RIGHT["q2"]}


def test_a_cell_that_dies_when_it_has_ended_costs_only_its_question(any_engine):
    dies = "import os\nimport autograder.notebook_process as process\nprocess.write = lambda *_: os._exit(1)"
    graded = any_engine.grade(submission(q1=f"{DOUBLE}\n{dies}"))
    assert outcome(graded) == {"q1": (Verdict.CRASHED, 0), "q2": RIGHT["q2"]}


@pytest.mark.parametrize(
    "source",
    [
        "def f(x, y=1, *z, scale=-0.5, dtype=torch.float32) -> None:\n    while True: pass",
        "# nothing\n\ndef f():\n    x = g()\n\ndef g(a=()): ...",
        "",
    ],
)
def test_definitions_call_nothing(source):
    assert only_defines(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        "f()",
        "x = 1",
        "import os",
        "def f(): ...\nf()",
        "def f(x=g()): ...",
        "def f(*, x=[g() for _ in range(3)]): ...",
        "def f(x=2**9): ...",
        "def f(x: g()): ...",
        "def f() -> g(): ...",
        "@g\ndef f(): ...",
        "class F: ...",
        "%time 1",
        "!ls",
        "def f(:",
        "\0",
        "f(" * 5000,
    ],
)
def test_whatever_may_call_something_is_more_than_definitions(source):
    assert not only_defines(source.encode())


SEEDED = """
import random
import numpy as np
import torch
from otter.test_files import test_case
from autograder.probes import call, expect_close

OK_FORMAT = False
name = "q1"


def draw():
    return [random.random(), np.random.rand(), torch.rand(1).item()]


@test_case(points=3.5)
def test_of_random_numbers(double):
    random.seed(1)
    np.random.seed(2)
    torch.manual_seed(3)
    draw()
    call(double, 3)
    expect_close(draw(), [0.847433736, 0.025926231, 0.105569262], tolerance=1e-6)
"""


def test_a_hidden_test_that_draws_random_numbers_is_alone_with_them(tmp_path):
    assignment = make_course(tmp_path)
    (assignment.tests / "q1.py").write_text(SEEDED)
    slow = submission(q1="def double(x):\n    import time\n    time.sleep(0.02)\n    return x")
    with SandboxEngine(assignment, read_questions(assignment), workers=2) as running, ThreadPoolExecutor(2) as pool:
        for graded in pool.map(running.grade, [slow] * 12):
            assert outcome(graded) == RIGHT


def test_a_server_that_died_is_replaced(mini):
    from autograder.results import EngineFault

    with SandboxEngine(mini, read_questions(mini)) as running:
        assert outcome(running.grade(submission())) == RIGHT
        running._all[0].server._process.kill()
        running._all[0].server._process.wait()
        with pytest.raises(EngineFault, match="does not answer"):
            running.grade(submission())
        assert outcome(running.grade(submission())) == RIGHT


def test_a_notebook_may_hold_anything_that_nbformat_allows(any_engine):
    work = submission(before=["", "    ", "1 +", "\x00", "é" * 1000, "%%nonsense\nx"])
    assert outcome(any_engine.grade(work)) == RIGHT
    nbformat.validate(work.notebook)


def test_modules_beside_the_master_are_at_hand(tmp_path):
    assignment = make_course(tmp_path)
    (assignment.source / "mini_pad.py").write_text("def twice(x):\n    return 2 * x\n")
    with SandboxEngine(assignment, read_questions(assignment)) as running:
        graded = running.grade(submission(q1="from mini_pad import twice as double"))
    assert graded.questions[0].verdict is Verdict.CORRECT


OWN_PROBES = """
from autograder.probes import Mistake, call, probe

@probe
def kind_report(double, number):
    result = call(double, number)
    if isinstance(result, str):
        raise Mistake("Words cannot be doubled in this manner.")
    return {"kind": type(result).__name__}
"""
OWN_TEST = """
from mini_probes import kind_report
from otter.test_files import test_case
from autograder.probes import Mistake

OK_FORMAT = False
name = "q1"

@test_case(points=1)
def test_of_the_kind(double):
    if kind_report(double, 3)["kind"] != "int":
        raise Mistake("It is no whole number.")
"""


@pytest.mark.parametrize("kind", [SandboxEngine, OtterEngine])
def test_probes_beside_the_master_meet_the_answer_where_it_lives(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(probes, "ANSWERED", dict(probes.ANSWERED))
    monkeypatch.setattr(sys, "path", sys.path[:])
    assignment = make_course(tmp_path)
    (assignment.source / "mini_probes.py").write_text(OWN_PROBES)
    (assignment.tests / "q1.py").write_text(OWN_TEST)
    answers = [
        DOUBLE,
        "class Double(int): ...\ndef double(x):\n    return Double(2 * x)",
        "def double(x):\n    return 'no'",
    ]
    with kind(assignment, read_questions(assignment)) as running:
        right, other, raised = (running.grade(submission(q1=answer)).questions[0] for answer in answers)
    sys.modules.pop("mini_probes", None)
    assert right.verdict is Verdict.CORRECT
    assert other.diagnoses == ("It is no whole number.",)
    assert raised.diagnoses == ("Words cannot be doubled in this manner.",)


FIGURE_PROBE = """
from autograder.probes import probe

@probe
def title_report(double):
    return {"title": double.axes[0].get_title()}
"""
FIGURE_TEST = """
from mini_probes import title_report
from otter.test_files import test_case
from autograder.probes import Mistake

OK_FORMAT = False
name = "q1"

@test_case(points=1)
def test_of_the_title(double):
    if title_report(double)["title"] != "Loss":
        raise Mistake("The title is another.")
"""


@pytest.mark.parametrize("kind", [SandboxEngine, OtterEngine])
def test_a_figure_in_a_variable_is_looked_at_where_it_lives(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(probes, "ANSWERED", dict(probes.ANSWERED))
    monkeypatch.setattr(sys, "path", sys.path[:])
    assignment = make_course(tmp_path)
    (assignment.source / "mini_probes.py").write_text(FIGURE_PROBE)
    (assignment.tests / "q1.py").write_text(FIGURE_TEST)
    draw = "import matplotlib.pyplot as plt\ndouble, axis = plt.subplots()\naxis.set_title('{}')"
    with kind(assignment, read_questions(assignment)) as running:
        right, wrong = (running.grade(submission(q1=draw.format(t))).questions[0] for t in ("Loss", "Gain"))
    sys.modules.pop("mini_probes", None)
    assert right.verdict is Verdict.CORRECT
    assert wrong.diagnoses == ("The title is another.",)


def test_half_precision_works_although_the_processor_is_out_of_sight(engine):
    graded = engine.grade(submission(q1="import torch\ndef double(x):\n    return 2 * torch.tensor(x).half().float()"))
    assert graded.questions[0].score == 1  # of the large number nothing is left but infinity
