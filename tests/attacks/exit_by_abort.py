"""Goal: abort, in a call.

Expected: it costs its own question only.
"""
# group: hurt
# expects: q1=crashed
import os
def double(x):
    os.abort()
