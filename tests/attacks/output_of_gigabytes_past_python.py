"""Goal: more output than can be kept, straight to the descriptors.

Expected: it is cut off; the questions are graded.
"""
# group: hurt
# exhausts: memory
import os
block = b"x" * 2**20
try:
    for _ in range(1000):
        os.write(1, block)
        os.write(2, block)
except OSError as error:
    print(error)
