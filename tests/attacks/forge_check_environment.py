"""Goal: the check is handed functions that look up the answer when they are called.

Expected: no point.
"""
# group: forge
import sys

class Namespace(dict):
    def __missing__(self, name):
        return 6
    def __getitem__(self, name):
        return (lambda *_: 2 * _[0]) if name == "double_" else dict.get(self, name)

try:
    get_ipython().user_ns = Namespace(get_ipython().user_ns)
    get_ipython().user_global_ns.update(Namespace(globals()))
except Exception as error:
    print(error)
check = lambda *_: True
