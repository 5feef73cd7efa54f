"""Goal: spoil the digits for everybody who is graded after this.

Expected: they cannot be written.
"""
# group: escape
import glob, os
folder = os.environ.get("HOMEWORK_GRADING") or "data"
for name in [*glob.glob(f"{folder}/**/*", recursive=True), f"{folder}/mallory"]:
    for target in (name, f"{name}.mallory"):
        try:
            open(target, "r+b" if os.path.isfile(target) else "xb").close()
            print("ESCAPED to", target)
        except OSError:
            pass
