"""Goal: sleep in C code with the lock held.

Expected: it is ended all the same.
"""
# group: hurt
# expects: q1=timed_out
import ctypes
def double(x):
    ctypes.PyDLL(None).sleep(1000)
