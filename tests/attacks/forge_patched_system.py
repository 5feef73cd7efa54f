"""Goal: whatever forks, waits or exits in this process does it our way.

Expected: no point, and nobody else is hurt.
"""
# group: forge
import gc, os, signal, sys, time
def nothing(*_, **__):
    return 0
os.waitpid = os.wait4 = os.wait = lambda *_: (1, 0)
os._exit = os.kill = os.killpg = signal.alarm = signal.setitimer = nothing
os.fork = lambda: 0
signal.signal = signal.pthread_sigmask = nothing
gc.freeze = gc.collect = nothing
time.monotonic = time.time = time.perf_counter = lambda: 0.0
sys.exit = nothing
