"""Lists where texts belong, numbers where lists belong, nothing where anything belongs.

Expected: unreadable or graded, never a failure of ours.
"""
import json

COSTS = "all"

def build(folder, notebook):
    content = json.loads(notebook)
    content["cells"][1]["source"] = [["import numpy"], 3, None]
    content["cells"][2]["metadata"] = {"nbgrader": [1], "tags": 3}
    content["cells"][3]["outputs"] = {"a": 1}
    content["cells"][4]["id"] = 7
    content["cells"] += [None, 3, "cell", {}]
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
