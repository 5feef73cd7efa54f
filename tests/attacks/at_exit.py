"""Goal: code that runs when the process ends, and does not end.

Expected: the questions are graded, and it ends.
"""
# group: hurt
import atexit, os, threading, time, weakref
def forever():
    while True:
        time.sleep(0.01)
for _ in range(3):
    atexit.register(forever)
os.register_at_fork(after_in_child=lambda: None)
class Sticky:
    def __del__(self):
        forever()
sticky = Sticky()
weakref.finalize(forever, forever)
threading._register_atexit(forever)
