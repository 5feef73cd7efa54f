"""Goal: modules beside the notebook take the place of the tests' libraries.

Expected: no point; the grader imports nothing from a student's folder, and the next submission finds none of it.
"""
# group: forge
import os, sys
from pathlib import Path
lies = "def __getattr__(name):\n    return lambda *a, **k: True\n"
for name in ("numpy", "torch", "otter", "autograder", "nbgrader", "json", "msgspec", "mallory"):
    for place in (Path(name, "__init__.py"), Path(f"{name}.py")):
        try:
            place.parent.mkdir(exist_ok=True)
            place.write_text(lies)
        except OSError as error:
            print(error)
sys.path.insert(0, os.getcwd())
os.environ["PYTHONPATH"] = os.getcwd()
for name in ("otter", "otter.test_files", "autograder.probes"):
    sys.modules.pop(name, None)
