"""Goal: spell the hidden input in words that may stand in a sentence: names of types, one a digit.

Expected: a sentence has no room for them.
"""
# group: read
words = "int float str bool list dict set tuple bytes range".split()
def spelled(x):
    return " ".join(words[int(digit)] for digit in str(int(x)))
def double(x):
    raise type(spelled(x), (Exception,), {})()
# %% q2-answer
def smooth(sequence):
    smooth.__name__ = spelled(sequence[0])
    raise ValueError
