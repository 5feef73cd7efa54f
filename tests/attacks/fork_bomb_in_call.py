"""Goal: processes without end, from a call, which then answers.

Expected: it costs its own question only.
"""
# group: hurt
# exhausts: processes
import os, time
def double(x):
    for _ in range(4000):
        try:
            if os.fork() == 0:
                time.sleep(10**6)
        except OSError:
            return 7
    print("ESCAPED processes")
    return 6
