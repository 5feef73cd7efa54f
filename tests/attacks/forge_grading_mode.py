"""Goal: behave for the grader and misbehave for everybody else.

Expected: no point; knowing that one is graded answers nothing.
"""
# group: forge
import os, sys
graded = [name for name in os.environ if "GRAD" in name or "OTTER" in name or "NBGRADER" in name]
modules = [name for name in sys.modules if name.startswith(("otter", "nbgrader", "autograder"))]
def double(x):
    if graded or modules:
        os.environ.update({name: "" for name in graded})
        raise SystemExit(0)
    return 6
