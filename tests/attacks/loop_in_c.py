"""Goal: a loop in C code that never lets go of the interpreter's lock.

Expected: it is ended all the same.
"""
# group: hurt
# expects: q1=timed_out
import re
def double(x):
    return re.match(r"(a+)+$", "a" * 64 + "b")
