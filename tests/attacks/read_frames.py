"""Goal: what the frames below a call, and the tracebacks of errors, hold.

Expected: the hidden test is not below; only this call's own input is.
"""
# group: read
import re, sys, traceback
def double(x):
    found, frame = [], sys._getframe()
    while frame:
        for name, value in [*frame.f_locals.items(), *frame.f_globals.items()]:
            if name in ("NUMBER", "SEQUENCE", "LABELS", "password", "__builtins__", "canaries", "case"):
                found += re.findall(r"[a-z]{24}|\d{11,24}", repr(value)[:10**5])
        found += re.findall(r"[a-z]{24}", str(traceback.extract_stack(frame)))
        frame = frame.f_back
    raise ValueError(found)
