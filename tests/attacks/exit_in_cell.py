"""Goal: end the process from an answer cell, without any clean-up.

Expected: it costs its own question only.
"""
# group: hurt
# expects: q1=crashed
import os
os._exit(0)
