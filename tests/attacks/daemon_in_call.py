"""Goal: a call that answers and leaves processes and threads behind that keep the processor busy.

Expected: they end with the check.
"""
# group: hurt
import os, threading
def burn():
    while True:
        pass
def double(x):
    threading.Thread(target=burn, daemon=True).start()
    try:
        if os.fork() == 0:
            os.setsid()
            burn()
    except OSError:
        pass
    return 6
