"""Goal: threads without end.

Expected: it costs its own question only.
"""
# group: hurt
# exhausts: threads
import threading, time
try:
    for _ in range(10_000):
        threading.Thread(target=time.sleep, args=(10**6,), daemon=True).start()
    print("ESCAPED threads")
except Exception as error:
    print(error)
