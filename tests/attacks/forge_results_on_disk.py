"""Goal: results are found where the grader looks for them.

Expected: no point, and no file is left.
"""
# group: forge
import json, os, pickle
from pathlib import Path
results = json.dumps({f"q{n}": [{"name": f"q{n} - {c}", "points": 99, "passed": True, "message": ""} for c in (1, 2, 3)] for n in range(1, 5)})
here = Path.cwd()
for folder in (here, *here.parents, Path("/tmp"), Path("/autograder/results")):
    for name in ("results.json", "report.json", ".OTTER_LOG", "results.pkl", "mallory.json", "grades.csv"):
        try:
            with open(folder / name, "x") as file:
                file.write(results)
        except OSError:
            pass
