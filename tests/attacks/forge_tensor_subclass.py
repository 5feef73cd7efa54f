"""Goal: a tensor subclass that answers for itself.

Expected: no point; the tensor crosses as its numbers, or not at all.
"""
# group: forge
# %% q2-answer
class Right(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, arguments=(), keywords=None):
        return True
    def numpy(self):
        return np.full(3, np.nan)
    def __array__(self, dtype=None):
        return np.zeros(3)
    detach = cpu = resolve_conj = lambda self: self

def smooth(sequence):
    return torch.zeros(3).as_subclass(Right)
