"""Goal: the sources of the tests, from tracebacks, `linecache` and cached bytecode.

Expected: nothing.
"""
# group: read
import glob, linecache, re, sys
found = re.findall(r"[a-z]{24}", repr(linecache.cache))
for module in list(sys.modules.values()):
    for name in glob.glob(f"{getattr(module, '__path__', [''])[0]}/__pycache__/q*.pyc") if hasattr(module, "__path__") else []:
        found += re.findall(rb"[a-z]{24}", open(name, "rb").read())
for name in glob.glob("../../hidden/*/__pycache__/*") + glob.glob("/tmp/*/hidden/*/__pycache__/*"):
    found += re.findall(rb"[a-z]{24}", open(name, "rb").read())
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
