"""An empty file.

Expected: unreadable.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(b"")
    return folder / "eve.ipynb"
