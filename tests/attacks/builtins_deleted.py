"""Goal: a Python that cannot do anything any more.

Expected: it costs what needs it in this process at most; the next submission is graded.
"""
# group: hurt
import builtins, sys
for name in ("print", "len", "isinstance", "getattr", "open", "__import__", "range", "super"):
    delattr(builtins, name)
