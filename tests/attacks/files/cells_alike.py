"""Thousands of cells that look like the released ones, but not quite, so that comparing them takes forever.

Expected: graded or unreadable within the time of one submission.
"""
import json

COSTS = "all"

def build(folder, notebook):
    content = json.loads(notebook)
    twins = [dict(cell, id=f"t{n}{cell['id']}"[:60], source=f"{''.join(cell['source'])}\n# {'a b c d ' * 40}{n}") for n in range(800) for cell in content["cells"]]
    content["cells"] = twins
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
