"""Goal: confuse whoever reads the other end of any open descriptor.

Expected: no point, and the other questions keep theirs.
"""
# group: forge
# costs: all
import os
for number in range(3, 1025):
    try:
        os.set_blocking(number, False)
        os.write(number, os.urandom(4096))
    except OSError:
        pass
