"""Goal: find the last compared value among all objects of the process, and return it.

Expected: no point.
"""
# group: forge
import gc
def double(x):
    for thing in gc.get_objects():
        if type(thing) is dict and "NUMBER" in thing:
            return 2 * thing["NUMBER"]
    for thing in gc.get_objects():
        if type(thing).__name__ == "function" and thing.__name__ == "of_a_large_number":
            return 2 * thing.__globals__["NUMBER"]
    return 6
# %% q4-answer
import gc
for thing in gc.get_objects():
    for word in getattr(getattr(thing, "__code__", None), "co_consts", None) or ():
        if isinstance(word, str) and len(word) == 24 and word.isalpha() and word.islower():
            password = word
