"""Goal: stop whoever waits for this process.

Expected: it costs its own question only.
"""
# group: hurt
import os, signal
for pid in (os.getppid(), 1):
    try:
        os.kill(pid, signal.SIGSTOP)
    except OSError as error:
        print(error)
