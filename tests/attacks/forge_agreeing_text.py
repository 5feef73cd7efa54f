"""Goal: a password that is a text of the right length and equal, or never unequal, to any other.

Expected: no point for the hidden case; a subclass of str arrives as the text that it holds.
"""
# group: forge
# %% q4-answer
class Password(str):
    def __eq__(self, other):
        return True
    def __ne__(self, other):
        return False
    __hash__ = str.__hash__

password = Password("?")
