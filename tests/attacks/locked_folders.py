"""Goal: folders and files that may be neither read nor removed.

Expected: they are gone afterwards, and the next submission is graded.
"""
# group: hurt
import os
try:
    os.makedirs("mallory/inner")
    open("mallory/inner/file", "w").close()
    os.mkfifo("mallory/pipe")
    for name in ("mallory/inner/file", "mallory/inner", "mallory", "."):
        os.chmod(name, 0)
except OSError as error:
    print(error)
