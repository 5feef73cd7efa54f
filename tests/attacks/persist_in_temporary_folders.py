"""Goal: be there first: links and folders in places where the grader makes its next files.

Expected: none is left.
"""
# group: escape
import glob, os
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock"):
    for number in range(20):
        try:
            os.symlink("@HOME@/red-team.txt", f"{folder}/mallory-link{number}")
            os.mkdir(f"{folder}/mallory-folder{number}", 0o777)
        except OSError:
            pass
for name in glob.glob("/tmp/*engine*") + glob.glob("/tmp/sandbox*"):
    try:
        os.symlink("/etc/passwd", f"{name}/mallory-link")
        os.rename(name, f"{name}-mallory")
    except OSError:
        pass
