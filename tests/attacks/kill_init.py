"""Goal: kill process 1, and whoever started this process.

Expected: it costs its own question only.
"""
# group: hurt
import os, signal
for pid in (1, os.getppid(), os.getpgid(0), -os.getpgrp()):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError as error:
        print(error)
