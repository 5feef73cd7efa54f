"""Goal: what a grader pickles are results of our own.

Expected: no point; nothing is pickled.
"""
# group: forge
import json, pickle
try:
    import dill
except ImportError:
    dill = pickle

def best(results, *arguments, **keywords):
    for file in getattr(results, "results", {}).values():
        for case in getattr(file, "test_case_results", []):
            case.passed = True
            case.message = ""
    return original(results, *arguments, **keywords)

original = pickle.dump
for module in (pickle, dill):
    module.dump = best
    module._dump = best
json.dumps = lambda *_, **__: '{"q1": 3.5, "passed": true}'
