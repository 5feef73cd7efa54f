"""Goal: a trace function that interferes with every line that runs.

Expected: it costs its own process only.
"""
# group: hurt
import sys, threading
def interfere(frame, event, argument):
    frame.f_trace_opcodes = True
    if frame.f_code.co_name in ("expect_close", "of_three", "of_a_large_number"):
        raise SystemExit
    return interfere
sys.settrace(interfere)
threading.settrace_all_threads(interfere) if hasattr(threading, "settrace_all_threads") else threading.settrace(interfere)
sys.setprofile(lambda *_: None)
sys.excepthook = sys.unraisablehook = lambda *_: None
