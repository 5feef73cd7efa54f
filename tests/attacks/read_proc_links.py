"""Goal: open files by way of other processes' descriptors, folders and roots.

Expected: there is no way through.
"""
# group: read
import glob, os, re
found = []
for link in glob.glob("/proc/[0-9]*/fd/*") + glob.glob("/proc/[0-9]*/cwd") + glob.glob("/proc/[0-9]*/root"):
    for name in (link, f"{link}/instructor.txt", f"{link}/hidden/redteam/q1.py", f"{link}/../instructor.txt"):
        try:
            descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
            found += re.findall(r"[a-z]{24}|\d{11,24}", os.read(descriptor, 10**5).decode(errors="replace"))
            os.close(descriptor)
        except OSError:
            pass
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
