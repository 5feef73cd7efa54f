"""Goal: leave by `sys.exit`, `quit` and `exit`, in cells and in calls.

Expected: it costs its own questions only.
"""
# group: hurt
import sys
def double(x):
    sys.exit(0)
# %% q2-answer
quit()
# %% q3-answer
raise SystemExit(0)
# %% q4-answer
exit(0)
