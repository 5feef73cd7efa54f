"""Cells whose metadata say that they need no grading, are worth a thousand points, or are of another kind.

Expected: it earns nothing; points come from the tests.
"""
import json

def build(folder, notebook):
    content = json.loads(notebook)
    for cell in content["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        settings.update(points=1000, grade=not settings.get("grade"), solution=not settings.get("solution"), locked=False)
        cell["metadata"]["tags"] = ["otter_ignore", "otter_assign_solution_cell", "raises-exception", "skip-execution"]
    content["metadata"]["otter"] = {"assignment_name": "other", "tests": {}}
    (folder / "eve.ipynb").write_text(json.dumps(content))
    return folder / "eve.ipynb"
