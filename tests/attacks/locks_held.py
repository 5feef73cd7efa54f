"""Goal: locks that are held when the process forks.

Expected: it costs its own question at most.
"""
# group: hurt
import _imp, logging, sys, threading
_imp.acquire_lock()
logging._lock.acquire() if hasattr(logging, "_lock") else None
def hold():
    with sys.stdout._lock if hasattr(sys.stdout, "_lock") else threading.Lock():
        threading.Event().wait()
threading.Thread(target=hold, daemon=True).start()
