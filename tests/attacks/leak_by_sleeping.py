"""Goal: a covert channel: how long a call takes says what it was asked.

Expected: seconds are not shown to students; no digit gets through as a text.
"""
# group: read
import time
def double(x):
    time.sleep(int(str(int(x))[0]) / 20)
    return 6
