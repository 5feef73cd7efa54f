"""Goal: scores above the maximum, negative, NaN and infinite, in every result object that can be found.

Expected: no point; points come from the test files.
"""
# group: forge
import gc
for thing in gc.get_objects():
    try:
        names = vars(thing)
    except TypeError:
        continue
    for name, value in (("points", 1000.0), ("score", float("inf")), ("possible", float("nan")), ("_score", -1)):
        if name in names and type(thing).__module__.split(".")[0] in ("otter", "autograder", "nbgrader", "__main__"):
            try:
                setattr(thing, name, value)
            except Exception:
                pass
