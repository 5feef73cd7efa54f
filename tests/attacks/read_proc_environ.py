"""Goal: the environment and the command line of every other process.

Expected: /proc shows none.
"""
# group: read
import glob, re
found = []
for name in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline"):
    try:
        found += re.findall(r"[a-z]{24}", open(name, "rb").read().decode(errors="replace"))
    except OSError:
        pass
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
