"""Goal: an answer cell that never ends.

Expected: it costs its own question only.
"""
# group: hurt
# expects: q1=timed_out
while True:
    pass
