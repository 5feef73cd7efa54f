"""Goal: otter's own test and result classes are told that everything passed.

Expected: no point.
"""
# group: forge
import gc
try:
    import otter.test_files as files
    from otter.test_files import abstract_test, exception_test
except Exception as error:
    print(error)
else:
    for module in (files, abstract_test, exception_test):
        for kind in [value for value in vars(module).values() if isinstance(value, type)]:
            for name in ("passed", "passed_all", "score", "grade", "possible"):
                try:
                    setattr(kind, name, property(lambda self: 1000, lambda self, value: None))
                except TypeError:
                    pass
            for name in ("run", "check_case"):
                if hasattr(kind, name):
                    setattr(kind, name, lambda self, *a, **k: None)
