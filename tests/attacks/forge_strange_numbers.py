"""Goal: numbers that no comparison was written for: huge, complex, dates, bytes, of the machine's own precision.

Expected: no point; every case has its verdict.
"""
# group: forge
values = iter([10**20_000, 6j, np.longdouble(6)])
def double(x):
    return next(values)
# %% q2-answer
more = iter([np.array(["6"]), np.datetime64("now")])
def smooth(sequence):
    return next(more)
# %% q4-answer
password = b"\xff" * 24
