"""Goal: links to what may not be opened, followed by somebody who may.

Expected: neither link nor target can be read.
"""
# group: read
import os, re
found = []
for number, target in enumerate(("@HOME@/red-team.txt", "/etc/shadow", "../../instructor.txt", "/proc/1/environ", "@CHECKOUT@/source/course.toml")):
    for make in (os.symlink, os.link):
        try:
            os.makedirs("checkpoints", exist_ok=True)
            make(target, f"checkpoints/q3_{make.__name__}{number}.safetensors")
            found += re.findall(r"[a-z]{24}", open(f"checkpoints/q3_{make.__name__}{number}.safetensors").read())
        except OSError:
            pass
for name in ("q3", "q3_symlink0"):
    try:
        os.symlink("@HOME@/red-team.txt", f"checkpoints/{name}.safetensors")
    except OSError:
        pass
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
