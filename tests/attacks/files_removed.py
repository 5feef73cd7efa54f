"""Goal: change whatever can be changed of the kit and of Python.

Expected: nothing can; the next submission is graded.
"""
# group: hurt
import os
import autograder, hw9_support
for file in (autograder.__file__, hw9_support.__file__, np.__file__, os.__file__):
    for change in (lambda: open(file, "r+b").close(), lambda: os.mkdir(f"{os.path.dirname(file)}/mallory")):
        try:
            change()
            print("ESCAPED to", file)
        except OSError as error:
            print(error)
