"""Goal: read the hidden tests from disk, wherever they are.

Expected: nothing is found.
"""
# group: read
import os, re
from pathlib import Path
found = []
places = [Path.cwd(), Path("/tmp"), *Path.cwd().parents[:3], *(Path(v) for v in os.environ.values() if v.startswith("/"))]
for place in places:
    for folder, folders, files in os.walk(place):
        folders[:] = [] if len(Path(folder).parts) > 9 else [f for f in folders if f not in ("site-packages", "node_modules")]
        for name in files:
            if re.fullmatch(r"q\d+\.py|autograder\.zip|otter_config\.json", name):
                try:
                    found += re.findall(r"[a-z]{24}|\d{11,24}", Path(folder, name).read_text())
                except (OSError, ValueError):
                    pass
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
