"""Goal: take part in NumPy's and PyTorch's dispatch, so that every function says True.

Expected: no point; an object of a student's class does not reach the comparison.
"""
# group: forge
class Everywhere:
    def __array__(self, dtype=None, copy=None):
        import sys
        for depth in range(1, 30):
            names = sys._getframe(depth).f_locals
            if "expected" in names:
                return np.asarray(names["expected"], dtype=float)
        return np.zeros(())
    def __array_ufunc__(self, *_, **__):
        return True
    def __array_function__(self, *_, **__):
        return True
    @classmethod
    def __torch_function__(cls, *_, **__):
        return True

def double(x):
    return Everywhere()

# %% q2-answer
def smooth(sequence):
    return Everywhere()
