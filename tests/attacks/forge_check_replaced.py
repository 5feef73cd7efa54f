"""Goal: the notebook's own checker is replaced, or handed another namespace.

Expected: no point; the check cell is only a place in the notebook.
"""
# group: forge
import autograder

def check(question, *_, **__):
    print("All tests passed!")

autograder.check = check
class Grader:
    check = staticmethod(check)
    check_all = export = check
grader = Grader()
try:
    import otter
    otter.Notebook = otter.check.notebook.Notebook = Grader
    otter.Notebook._grading_mode = False
except Exception as error:
    print(error)
