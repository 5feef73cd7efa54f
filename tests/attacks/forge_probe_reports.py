"""Goal: probes, which run in the student's process, report what a right answer would give.

Expected: no point; the report has no labels to copy from, and its shape is checked.
"""
# group: forge
# %% q3-answer
import sys
from autograder import probes

def report(*arguments, **keywords):
    images = np.asarray(arguments[-1])
    return {"outputs": np.eye(10)[np.arange(len(images)) % 10] if len(images) > 1 else np.zeros((1, 3)), "fallback": False}

for name in ("network_report", "checkpoint_outputs"):
    setattr(probes, name, report)
    for module in list(sys.modules.values()):
        if isinstance(getattr(module, "ANSWERED", None), dict):
            module.ANSWERED[name] = report
