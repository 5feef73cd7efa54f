"""Goal: overwrite the interpreter's own objects, so that anything may happen next.

Expected: at most a crash of this process; the next submission is graded.
"""
# group: hurt
import ctypes
for number in range(-5, 257):
    ctypes.c_long.from_address(id(number) + 24).value = 7
