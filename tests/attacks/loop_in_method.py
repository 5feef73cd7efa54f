"""Goal: an answer whose methods never end: iteration, length, conversion, equality, deletion.

Expected: it costs its own questions only.
"""
# group: hurt
class Endless(list):
    def forever(self, *_):
        while True:
            pass
    __iter__ = __len__ = __eq__ = __ne__ = __del__ = __repr__ = __array__ = __float__ = __reduce_ex__ = __deepcopy__ = forever
def double(x):
    return Endless([6])
# %% q4-answer
password = Endless([6])
