"""Goal: answers in the metadata of the notebook, the kernel's connection file and its history.

Expected: nothing.
"""
# group: read
import glob, os, re
found = []
for name in glob.glob("*") + glob.glob(".*") + glob.glob("../*") + glob.glob("../../*"):
    if os.path.isfile(name):
        found += re.findall(r"[a-z]{24}|\d{11,24}", open(name, errors="replace").read(10**6))
try:
    shell = get_ipython()
    found += re.findall(r"[a-z]{24}", repr(list(shell.history_manager.get_range())) + repr(shell.parent_header))
except Exception as error:
    print(error)
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
