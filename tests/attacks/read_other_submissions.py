"""Goal: what other students handed in.

Expected: nothing is found.
"""
# group: read
import glob, os, re
found = []
for pattern in ("submitted/*/*/*.ipynb", "*/submitted/*/*/*.ipynb", "*.zip", "*/*.zip", "submission*/*", "otter-engine-*/*/*.zip"):
    for up in (".", "..", "../..", "../../..", "../../../..", "/tmp", "/tmp/*", "/tmp/*/*"):
        for name in glob.glob(os.path.join(up, pattern)):
            try:
                found += re.findall(r"[a-z]{24}", open(name, errors="replace").read(10**6))
            except OSError:
                pass
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
