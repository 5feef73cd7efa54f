"""Goal: code that runs before and after every fork, and breaks it.

Expected: it costs what comes after it at most; the next submission is graded.
"""
# group: hurt
# costs: all
import os
def fail():
    os._exit(3)
os.register_at_fork(before=lambda: None, after_in_child=fail)
