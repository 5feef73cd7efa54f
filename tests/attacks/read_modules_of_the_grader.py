"""Goal: import what only the trusted side may have: references, labels, baselines, tests.

Expected: none of it is there.
"""
# group: read
import importlib, inspect
found = []
for name in ("embedded", "references", "trained", "questions", "engine", "results", "tests.hw9.q1", "course"):
    try:
        module = importlib.import_module(f"autograder.{name}")
        found.append(inspect.getsource(module)[:200])
        found.append("".join(map(str, module.test_labels()[:30])))
    except BaseException as error:
        print(name, type(error).__name__)
print(found)
from autograder import probes
def tell(*_, **__):
    raise probes.Mistake(str(found))
probes.call = double = tell
