"""Goal: use up the descriptors.

Expected: it costs its own question only.
"""
# group: hurt
import os
kept = []
try:
    while True:
        kept.append(os.pipe())
except OSError as error:
    print(error)
