"""An archive without a notebook.

Expected: unreadable.
"""
import zipfile
EXPECTS = "unreadable"

def build(folder, notebook):
    with zipfile.ZipFile(folder / "eve.zip", "w") as archive:
        archive.writestr("redteam.py", "double = lambda x: 2 * x")
    return folder / "eve.zip"
