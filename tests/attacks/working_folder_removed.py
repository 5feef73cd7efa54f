"""Goal: take away the folder that the process works in.

Expected: the bystander keeps its point.
"""
# group: hurt
import os, shutil
here = os.getcwd()
try:
    if not os.path.exists("source"):  # never a checkout, should a grader work there
        shutil.rmtree(here, ignore_errors=True)
        os.rename(here, here + "-mallory")
except OSError as error:
    print(error)
