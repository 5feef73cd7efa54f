"""A class of 300 by one command: right scores, flat memory, and nothing lost when the grader is killed meanwhile."""

import csv
import json
import signal
import subprocess
import sys
import time

import psutil
import pytest
from class_of import build_class

from autograder.release import make_release

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]
SIZE = 300


def grade(mini, submissions):
    """Start grading and return the process."""
    command = [sys.executable, "-m", "autograder", "grade", "mini", str(submissions)]
    return psutil.Popen(command, cwd=mini.course.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def scores(folder):
    rows = csv.DictReader((folder / "grades.csv").read_text().splitlines())
    return {row["student"]: float(row["auto_total"]) for row in rows}


def results(folder):
    return sorted(folder.glob("student*.json"))


def test_a_class_of_300_survives_the_killing_of_its_grader(mini, tmp_path):
    make_release(mini)
    deserved = build_class(mini, tmp_path / "class", SIZE)
    graded = mini.course.root / "graded" / "mini"
    first = grade(mini, tmp_path / "class")
    while len(results(graded)) < SIZE // 3:
        assert first.poll() is None
        time.sleep(0.1)
    started = first.children(recursive=True)
    first.send_signal(signal.SIGKILL)
    first.wait()
    _, alive = psutil.wait_procs(started, timeout=10)
    assert not alive
    kept = {file: file.stat().st_mtime_ns for file in results(graded)}
    assert len(kept) < SIZE

    second = grade(mini, tmp_path / "class")
    memory = []
    while second.poll() is None:
        memory.append(second.memory_info().rss)
        time.sleep(0.2)
    assert second.returncode == 0
    assert scores(graded) == deserved
    assert all(file.stat().st_mtime_ns == moment for file, moment in kept.items())
    assert all(json.loads(file.read_text())["run"]["isolation"] != "none" for file in results(graded))
    later = memory[len(memory) // 2 :]
    assert max(later) - later[0] < 30 * 2**20
