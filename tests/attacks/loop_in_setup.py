"""Goal: the first cell of the notebook never ends.

Expected: every question that does without it is graded.
"""
# group: hurt
# %% setup
import time
time.sleep(10**6)
