"""Code that is nested so deep that compiling it breaks compilers.

Expected: it costs that cell's question only.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    content["cells"][2]["source"] = "(" * 100_000 + ")" * 100_000 + "\n" + "-" * 200_000 + "1"
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
