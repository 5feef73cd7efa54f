"""Goal: a sentence that names the function, whose name is the hidden input.

Expected: the name is the one in the test.
"""
# group: read
def double(x):
    double.__name__ = double.__qualname__ = f"double_{int(x)}"
    double.__doc__ = double.__module__ = str(x)
    raise NotImplementedError(str(x))
# %% q2-answer
def smooth(sequence):
    smooth.__name__ = f"smooth_{int(sequence[0])}"
    raise ValueError
