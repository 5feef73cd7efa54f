"""Goal: use the first call's input for the answer of the second, and guess by counting calls.

Expected: no point; every check meets a process that has never been asked.
"""
# group: forge
calls = []
def double(x):
    calls.append(x)
    return 6 if len(calls) % 2 else calls[-2]
# %% q2-answer
seen = []
def smooth(sequence):
    seen.append(sequence)
    return [9.0] if len(seen) == 1 else seen[0]
