"""Goal: read address 0.

Expected: it costs its own question only.
"""
# group: hurt
# expects: q1=crashed
import ctypes
ctypes.string_at(0)
