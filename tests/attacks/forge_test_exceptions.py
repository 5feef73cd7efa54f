"""Goal: exceptions that a test runner takes for a skipped or a passed test.

Expected: no point.
"""
# group: forge
import unittest
number = 0
def double(x):
    global number
    number += 1
    try:
        import pytest
        kinds = [unittest.SkipTest, KeyboardInterrupt, GeneratorExit, StopIteration, pytest.skip.Exception]
    except ImportError:
        kinds = [unittest.SkipTest, KeyboardInterrupt, GeneratorExit, StopIteration]
    raise kinds[number % len(kinds)]("passed")
