"""Goal: no descriptors to print to, so that the next files and pipes get their numbers.

Expected: the attacker may lose others; the next submission is graded.
"""
# group: hurt
# costs: all
import os
os.close(0)
os.close(1)
os.close(2)
