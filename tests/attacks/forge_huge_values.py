"""Goal: an answer that is too large to be sent or kept.

Expected: no point for it; the other questions keep theirs.
"""
# group: forge
def double(x):
    return np.broadcast_to(np.float64(6), (10**5, 10**6))
# %% q2-answer
def smooth(sequence):
    return np.zeros(60_000_000, dtype=np.float32)
# %% q4-answer
password = "x" * 200_000_000
