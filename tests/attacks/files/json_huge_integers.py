"""Integers of 10,000 digits, where numbers are expected and where not.

Expected: unreadable, in no time.
"""
EXPECTS = "unreadable"

def build(folder, notebook):
    (folder / "eve.ipynb").write_bytes(notebook.replace(b'"metadata": {', b'"execution_count": ' + b"9" * 10_000 + b', "metadata": {'))
    return folder / "eve.ipynb"
