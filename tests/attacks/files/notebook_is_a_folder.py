"""The submission itself is a folder called redteam.ipynb, and empty.

Expected: unreadable.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    (folder / "redteam.ipynb").mkdir()
    return folder / "redteam.ipynb"
