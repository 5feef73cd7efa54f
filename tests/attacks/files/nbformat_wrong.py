"""Versions of the notebook format that there are not, or not any more.

Expected: unreadable or graded; it earns nothing.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    content |= {"nbformat": 4, "nbformat_minor": 10**9}
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
