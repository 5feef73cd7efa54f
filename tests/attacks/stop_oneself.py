"""Goal: stop, so that nobody can tell this process from a busy one.

Expected: it is ended when its time is over.
"""
# group: hurt
# expects: q1=timed_out
import os, signal
def double(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return 6
