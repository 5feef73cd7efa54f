"""Goal: an answer in q1 that also changes what q2 to q4 define.

Expected: no point for any of them; definitions are no answers.
"""
# group: forge
import builtins
builtins.password = builtins.smooth = builtins.SEQUENCE = builtins.NUMBER = None
class Meta(type):
    def __instancecheck__(cls, thing):
        return True
    def __subclasscheck__(cls, thing):
        return True
np.ndarray_ = Meta("ndarray", (), {})
torch.nn.Module = Meta("Module", (), {"parameters": lambda self: [], "cpu": lambda self: self})
