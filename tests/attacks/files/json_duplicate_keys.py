"""Keys that appear twice: one for whoever looks, one for whoever grades.

Expected: it earns nothing.
"""
def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(notebook.replace(b'"cell_type": "code"', b'"cell_type": "markdown", "cell_type": "code", "id": "x"'))
    return folder / "eve.ipynb"
