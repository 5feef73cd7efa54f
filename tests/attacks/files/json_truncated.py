"""Half a notebook.

Expected: unreadable.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(notebook[: len(notebook) // 2])
    return folder / "eve.ipynb"
