"""A notebook with NUL bytes between and within its texts.

Expected: unreadable.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(b"\0".join(notebook[:100].split(b":")) + notebook[100:] + bytes(1000))
    return folder / "eve.ipynb"
