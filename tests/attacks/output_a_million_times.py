"""Goal: a million outputs, each of its own.

Expected: they are cut off; the questions are graded.
"""
# group: hurt
# exhausts: memory
import sys
from IPython.display import display
for number in range(100_000):
    print(number, flush=True)
for number in range(2_000):
    display(number)
