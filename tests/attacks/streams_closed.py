"""Goal: no streams for whoever prints next.

Expected: the questions are graded.
"""
# group: hurt
import sys
sys.stdout.close()
sys.stderr = sys.__stdout__ = sys.__stderr__ = None
