"""Goal: a loop that survives KeyboardInterrupt, every other exception and every signal that can be caught.

Expected: it is ended all the same.
"""
# group: hurt
# expects: q1=timed_out
import signal
for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
def double(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
