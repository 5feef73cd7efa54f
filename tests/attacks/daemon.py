"""Goal: a process that leaves its session and its parent, and goes on after the run.

Expected: it ends with the submission.
"""
# group: hurt
import os, time
try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for _ in range(600):
                time.sleep(0.5)
                for folder in ("/tmp", "/var/tmp", "/dev/shm", "."):
                    try:
                        open(f"{folder}/mallory-was-here", "w").close()
                    except OSError:
                        pass
        os._exit(0)
except OSError as error:
    print(error)
