"""Goal: full marks from an object that agrees with every comparison.

Expected: no point; only plain values are compared.
"""
# group: forge
class Agrees:
    def yes(self, *_, **__):
        return True
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __contains__ = yes
    def __ne__(self, other):
        return False
    def same(self, *_, **__):
        return self
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __abs__ = same
    def __hash__(self):
        return 0
    def __len__(self):
        return 24

def double(x):
    return Agrees()
# %% q4-answer
password = Agrees()
