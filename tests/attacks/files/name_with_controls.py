"""A file name with line ends, terminal escapes, LaTeX and text that runs backwards.

Expected: the name that we use has none of it.
"""
def build(folder, notebook):
    origin = folder / "eve\n\x1b[2J\\input{passwd}\u202egpj.ipynb"
    origin.write_bytes(notebook)
    return origin
