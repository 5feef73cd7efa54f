"""Goal: folders so deep that whoever clears up cannot.

Expected: they are gone afterwards, and the next submission is graded.
"""
# group: hurt
import os
here = os.getcwd()
try:
    for _ in range(5000):
        os.mkdir("mallory-" + "x" * 200)
        os.chdir("mallory-" + "x" * 200)
    open("file", "w").close()
except OSError as error:
    print(error)
os.chdir(here)
