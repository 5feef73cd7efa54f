"""One `otter run` in a process of its own: `python -m autograder.otter_process SUBMISSION AUTOGRADER_ZIP REPORT`.

Otter's own JSON joins the messages of a question's cases into one text; this keeps them apart.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from otter.run import main as otter_run


def main(submission: str, autograder: str, report: str) -> None:
    """Grade the submission as `otter run` does and write every case's outcome to `report`."""
    results = otter_run(submission, autograder=autograder, output_dir="", no_logo=True)
    if results.catastrophic_error:
        raise results.catastrophic_error
    questions = {
        name: [
            {
                "name": case.test_case.name,
                "points": case.test_case.points,
                "passed": case.passed,
                "message": case.message,
            }
            for case in file.test_case_results
        ]
        for name, file in results.results.items()
    }
    Path(report).write_text(json.dumps(questions), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
