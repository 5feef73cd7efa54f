"""Goal: thousands of processes.

Expected: it costs its own question only.
"""
# group: hurt
# exhausts: processes
import os, time
for _ in range(12):
    try:
        os.fork()
    except OSError:
        pass
time.sleep(10**6)
