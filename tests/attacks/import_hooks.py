"""Goal: no import works any more.

Expected: the questions are graded.
"""
# group: hurt
import sys
class Refuses:
    def find_spec(self, name, path=None, target=None):
        raise ImportError("mallory")
sys.meta_path.insert(0, Refuses())
sys.path.clear()
sys.path_hooks.clear()
for name in list(sys.modules):
    if name.split(".")[0] in ("autograder", "json", "struct", "socket", "select", "safetensors", "random", "copy"):
        del sys.modules[name]
