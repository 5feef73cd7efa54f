"""Goal: failed questions vanish, and passed ones are added, so that the percentage grows.

Expected: no point; the denominator comes from the test files.
"""
# group: forge
import gc
for thing in gc.get_objects():
    try:
        if type(thing) is dict and "q1" in thing and "q2" in thing:
            for name in ("q1", "q2", "q3", "q4"):
                thing[name] = thing.get("q5", thing[name])
            thing["q99"] = thing.get("q5")
        elif type(thing) is list and thing and type(thing[0]).__name__ in ("TestCaseResult", "QuestionResult", "TestFile"):
            del thing[1:]
    except Exception:
        pass
