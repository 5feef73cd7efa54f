"""Goal: make others slow and oneself fast.

Expected: nobody else's priority or processors change.
"""
# group: hurt
import os
escaped = []
for pid in (os.getppid(), 1):
    for change in (lambda: os.setpriority(os.PRIO_PROCESS, pid, 19), lambda: os.sched_setaffinity(pid, {0}), lambda: os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))):
        try:
            if pid != os.getpid():
                change()
                escaped.append(pid)
        except OSError:
            pass
try:
    os.nice(-20)
    escaped.append("nice")
except OSError:
    pass
print("ESCAPED priorities" if escaped else "", escaped)
