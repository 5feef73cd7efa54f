"""Goal: recursion without end, and without Python's own limit.

Expected: it costs its own question only.
"""
# group: hurt
import sys
sys.setrecursionlimit(10**9)
def double(x):
    return double(x)
