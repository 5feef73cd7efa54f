"""Goal: a function that never returns.

Expected: it costs its own question only.
"""
# group: hurt
# expects: q1=timed_out
def double(x):
    while True:
        pass
