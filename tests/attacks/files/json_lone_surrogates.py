"""Texts with half a surrogate pair.

Expected: unreadable, or it costs that cell only.
"""
COSTS = "all"

def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(notebook.replace(b"return 6", b"return '\\ud800'").replace(b'"Red team', b'"\\udfff'))
    return folder / "eve.ipynb"
