"""Goal: a feedback sentence that names an exception whose name is the hidden input.

Expected: the name is not repeated.
"""
# group: read
def double(x):
    letters = "".join(chr(97 + int(digit)) for digit in str(int(x)))
    raise type(f"E{int(x)}_{letters}_{'_'.join(str(int(x)))}", (Exception,), {"__str__": lambda self: str(x)})()
# %% q2-answer
def smooth(sequence):
    raise type(f"E{sequence.tolist()}", (BaseException,), {})(*sequence)
