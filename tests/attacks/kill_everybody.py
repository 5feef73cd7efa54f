"""Goal: kill every process that can be reached.

Expected: it costs its own question only.
"""
# group: hurt
import os, signal
def double(x):
    os.kill(-1, signal.SIGKILL)
    return 6
