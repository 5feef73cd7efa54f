"""Goal: kill processes one by one, by their number.

Expected: it costs its own question only.
"""
# group: hurt
import os, signal
for pid in range(2, 40_000):
    if pid != os.getpid():
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
