"""A cell of 12 MB, in one line.

Expected: it costs that cell's question only.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    content["cells"][2]["source"] = "x = [" + "1, " * 4_000_000 + "]"
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
