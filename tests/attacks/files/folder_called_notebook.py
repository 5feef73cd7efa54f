"""A folder whose name ends in .ipynb.

Expected: read as the folder that it is.
"""
def build(folder, notebook):
    origin = folder / "eve"
    (origin / "redteam.ipynb").mkdir(parents=True)
    (origin / "redteam.ipynb" / "redteam.ipynb").write_bytes(notebook)
    return origin
