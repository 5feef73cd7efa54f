"""Goal: a covert channel: what happens says one digit of the input.

Expected: at most a verdict gets through, no text.
"""
# group: read
def double(x):
    kinds = [ValueError, TypeError, KeyError, IndexError, OSError, ZeroDivisionError, LookupError, NameError, RuntimeError, EOFError]
    raise kinds[int(str(int(x))[-1])](x)
