"""Numbers that become infinity or that JSON does not have.

Expected: unreadable or graded; it earns nothing.
"""
def build(folder, notebook):
    numbers = b'"a": 1e999, "b": -1e999, "c": NaN, "d": Infinity, '
    (folder / "eve.ipynb").write_bytes(notebook.replace(b'"metadata": {', b'"metadata": {' + numbers).replace(b", }", b"}"))
    return folder / "eve.ipynb"
