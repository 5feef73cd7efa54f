"""All ids, and all of nbgrader's metadata, are gone.

Expected: graded, or every question is missing; it earns nothing.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    for cell in content["cells"]:
        cell.pop("id"), cell.update(metadata={})
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
