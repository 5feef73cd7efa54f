"""The locked check cells: edited, emptied, turned to text, given another question's name.

Expected: it earns nothing.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    for cell, source in zip([c for c in content["cells"] if "check(" in "".join(c["source"])], ("pass", "", 'check("q5")', 'print("All tests passed!")')):
        cell["source"] = source
    content["cells"][3]["metadata"]["nbgrader"]["grade_id"] = "q5"
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
