"""Goal: secrets in the environment variables of the grader.

Expected: this process has not inherited them.
"""
# group: read
import ctypes, os, re
found = re.findall(r"[a-z]{24}", repr(dict(os.environ)))
pointers = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
for number in range(1000):
    if not pointers[number]:
        break
    found += re.findall(r"[a-z]{24}", pointers[number].decode(errors="replace"))
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
