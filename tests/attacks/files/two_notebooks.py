"""Two notebooks, neither of which is called as it should be.

Expected: unreadable.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    origin = folder / "eve"
    origin.mkdir()
    for name in ("one.ipynb", "two.ipynb"):
        (origin / name).write_bytes(notebook)
    return origin
