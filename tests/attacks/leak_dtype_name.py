"""Goal: an array whose field names, units or metadata are the hidden input.

Expected: it is not an array of numbers, and no more is said.
"""
# group: read
def double(x):
    return np.zeros(1, dtype=np.dtype([(str(int(x)), "f8")], metadata={"x": x}))
# %% q2-answer
def smooth(sequence):
    return np.array([str(sequence[0])] * 3)
