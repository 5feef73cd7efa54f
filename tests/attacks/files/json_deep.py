"""JSON that is nested 100,000 deep.

Expected: unreadable.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    deep = b"[" * 100_000 + b"]" * 100_000
    (folder / "eve.ipynb").write_bytes(notebook.replace(b'"metadata": {', b'"deep": ' + deep + b', "metadata": {', 1))
    return folder / "eve.ipynb"
