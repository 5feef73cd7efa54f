"""UTF-16 with its mark.

Expected: unreadable.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(notebook.decode().encode("utf-16"))
    return folder / "eve.ipynb"
