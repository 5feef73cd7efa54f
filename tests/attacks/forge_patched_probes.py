"""Goal: the functions that tests and probes are made of do nothing.

Expected: no point; the comparisons that count are not in this process.
"""
# group: forge
from autograder import probes

def fine(*_, **__):
    return None

probes.expect_close = fine
probes.is_close = lambda *_: True
probes.as_array = lambda value, what="": np.zeros(())
probes.call = probes.call_and_watch = lambda function, *arguments: (6, False)
