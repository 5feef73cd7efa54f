"""A name as long as the file system takes it, of characters with many bytes.

Expected: ours is short enough for every file that we make of it.
"""
def build(folder, notebook):
    origin = folder / ("\u00e4" * 120 + ".ipynb")
    origin.write_bytes(notebook)
    return origin
