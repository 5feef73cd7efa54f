"""Goal: the same by a probe that was replaced: a sentence of the kit, with our own words in its gaps.

Expected: a sentence has no room for them.
"""
# group: read
# costs: all
import sys
from autograder import probes
words = "int float str bool list dict set tuple bytes range".split()
def tell(function, *arguments, **keywords):
    digits = "".join(character for character in repr(arguments) if character.isdigit())
    raise probes.Mistake(f"The {' '.join(words[int(digit)] for digit in digits[:12])} must return one tensor, not a int.")
for module in list(sys.modules.values()):
    if isinstance(getattr(module, "ANSWERED", None), dict):
        module.ANSWERED["call"] = tell
