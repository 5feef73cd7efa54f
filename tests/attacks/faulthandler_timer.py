"""Goal: a timer that ends the process later, from C.

Expected: it costs the questions that it hits at most; the next submission is graded.
"""
# group: hurt
import faulthandler
try:
    faulthandler.dump_traceback_later(0.2, repeat=False, exit=True)
except Exception as error:
    print(error)
