"""Goal: containers that hold themselves, are 50,000 deep, or have keys that are no text.

Expected: no point; every case has its verdict.
"""
# group: forge
loop = []
loop.append(loop)
deep = 0
for _ in range(50_000):
    deep = [deep]
values = iter([loop, deep, {1: 2, "a": loop}])
def double(x):
    return next(values)
# %% q2-answer
more = iter([range(10**9), [[1.0], [2.0, 3.0]]])
def smooth(sequence):
    return next(more)
# %% q4-answer
password = {"__class__": "str", "value": ["text", "?" * 24]}
