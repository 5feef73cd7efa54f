"""Goal: files named after the hidden input, in every folder that can be written.

Expected: none is left.
"""
# group: read
import os
def double(x):
    for folder in (".", "..", "checkpoints", "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"), os.environ.get("TMPDIR", ".")):
        try:
            open(f"{folder}/mallory-{int(x)}.txt", "w").write(str(x))
            os.mkdir(f"{folder}/mallory-folder-{int(x)}")
        except OSError:
            pass
    return 6
