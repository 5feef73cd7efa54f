"""Goal: change the support module, the probes and the pictures for everybody who is graded after this.

Expected: they cannot be written; the next submission is graded.
"""
# group: escape
import autograder, hw9_support
from pathlib import Path
for file in (hw9_support.__file__, autograder.__file__, autograder.probes.__file__ if hasattr(autograder, "probes") else hw9_support.__file__):
    for target in (Path(file), Path(file).parent / "__pycache__" / f"{Path(file).stem}.cpython-311.pyc", Path(file).parent / "mallory.py"):
        try:
            open(target, "r+b" if target.exists() else "xb").close()
            print("ESCAPED to", target)
        except OSError as error:
            print(error)
