"""Goal: end the process from a call.

Expected: it costs its own question only.
"""
# group: hurt
# expects: q1=crashed
import os
def double(x):
    os._exit(7)
