"""Goal: two processes that both believe they are the notebook, and answer in turn.

Expected: no point; the attacker may lose others.
"""
# group: forge
# costs: all
import os
try:
    os.fork()
except OSError as error:
    print(error)
