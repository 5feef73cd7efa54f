"""Goal: answers that are no finite numbers pass comparisons that are written the wrong way round.

Expected: no point; NaN and infinity are never right.
"""
# group: forge
def double(x):
    return float("nan")
# %% q2-answer
def smooth(sequence):
    return np.full(len(sequence) - 1, np.inf if len(sequence) % 2 else np.nan)
# %% q4-answer
password = float("nan")
