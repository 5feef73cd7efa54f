"""Goal: handlers for every signal, and timers that raise them.

Expected: the questions are graded.
"""
# group: hurt
# costs: all
import signal
def shout(number, frame):
    raise RuntimeError(number)
for number in signal.valid_signals():
    try:
        signal.signal(number, shout)
    except (OSError, ValueError):
        pass
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
