"""Goal: code that runs before every fork, in the process that forks, and never ends.

Expected: it costs what comes after it at most; the next submission is graded.
"""
# group: hurt
# costs: all
import os, time
os.register_at_fork(before=lambda: time.sleep(10**6))
